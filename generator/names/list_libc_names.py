#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes libc_macros.txt and libc_globals.txt: the names that C's, POSIX's and glibc's headers give to every program.

A macro's name cannot be used for anything else, and a namespace cannot share its name with a global function or type.
The lists are checked in, so that what is generated does not depend on the machine; run this again for a newer libc.
"""
import pathlib
import re
import subprocess

HEADERS = """
assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic stdbool
stddef stdint stdio stdlib string tgmath threads time uchar wchar wctype
aio alloca argp argz arpa/inet byteswap cpio dirent dlfcn endian envz err error fcntl fmtmsg fnmatch ftw fts getopt glob
grp iconv ifaddrs langinfo libgen libintl malloc mntent monetary mqueue net/if netdb netinet/in nl_types obstack poll
printf pthread pty pwd regex sched search semaphore shadow spawn stdio_ext strings sys/cdefs sys/epoll sys/eventfd
sys/file sys/inotify sys/ioctl sys/ipc sys/mman sys/msg sys/param sys/queue sys/random sys/reboot sys/resource sys/select
sys/sem sys/sendfile sys/shm sys/signalfd sys/socket sys/stat sys/statfs sys/statvfs sys/swap sys/sysinfo sys/sysmacros
sys/time sys/timerfd sys/times sys/types sys/uio sys/un sys/utsname sys/vfs sys/wait sys/xattr syslog tar termios
ucontext unistd utime utmp utmpx values wordexp
""".split()
SOURCE = "".join(f"#if __has_include(<{h}.h>)\n#include <{h}.h>\n#endif\n" for h in HEADERS)
COMPILERS = [["gcc", "-std=gnu11", "-x", "c"], ["g++", "-std=gnu++20", "-x", "c++"],
             ["clang++-14", "-std=gnu++20", "-x", "c++"]]
# A generated name never begins with an underscore or holds two in a row: the others are safe without a list.
POSSIBLE = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*$")


def output_of(command, source=SOURCE):
    return subprocess.run(command, input=source, capture_output=True, text=True, check=False).stdout


def macros():
    everything = [output_of([*compiler, "-D_GNU_SOURCE", "-dM", "-E", "-"]) for compiler in COMPILERS]
    predefined_on_32_bits = output_of(["g++", "-std=gnu++20", "-m32", "-x", "c++", "-dM", "-E", "-"], source="")
    for line in "".join([*everything, predefined_on_32_bits]).splitlines():
        yield re.match(r"#define (\w+)", line).group(1)


def globals_():
    dump = ["-fsyntax-only", "-Xclang", "-ast-dump", "-"]
    tree = output_of(["clang-14", "-std=gnu11", "-x", "c", "-D_GNU_SOURCE", *dump])
    for line in tree.splitlines():
        if match := re.match(r"\|-(?:Typedef|Function|Var)Decl .*? (\w+) '", line):
            yield match.group(1)
        elif match := re.match(r"\|-(?:Record|Enum)Decl .* (?!definition)(\w+)(?: definition)?$", line):
            if match.group(1) not in ("struct", "union", "enum"):
                yield match.group(1)
        elif match := re.match(r"\| [|`]-EnumConstantDecl .*? (\w+) '", line):
            yield match.group(1)


def write(file, names):
    folder = pathlib.Path(__file__).parent
    (folder / file).write_text("".join(f"{name}\n" for name in sorted(set(names)) if POSSIBLE.match(name)))


write("libc_macros.txt", macros())
write("libc_globals.txt", globals_())
