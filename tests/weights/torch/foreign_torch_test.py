#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of files of PyTorch's that hold no state_dict: foreign_torch_test.py PROGRAM. PyTorch writes them here."""
import pathlib
import subprocess
import sys
import tempfile
import unittest
import warnings

import torch
import torch.distributed.checkpoint as checkpoint
import torch.package

warnings.filterwarnings("ignore")
PROGRAM = sys.argv.pop(1)


class ForeignFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def refused(self, name, *options):
        said = subprocess.run([PROGRAM, "weights", name, *options], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual((said.returncode, said.stdout), (1, ""), said)
        return said.stderr

    def read(self, name):
        return subprocess.run([PROGRAM, "weights", name], cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def test_a_program_of_torch_export_is_one_and_what_is_said_to_do_gives_its_weights(self):
        model = torch.nn.Linear(2, 3)
        torch.export.save(torch.export.export(model, (torch.ones(1, 2),)), self.folder / "a.pt2")
        said = self.refused("a.pt2")
        self.assertIn("file a.pt2 is a program of `torch.export.save`, which is not read", said)
        self.assertIn("write its weights with `torch.save(program.state_dict, ...)`", said)
        program = torch.export.load(self.folder / "a.pt2")
        torch.save(program.state_dict, self.folder / "weights.pt")
        self.assertIn("weight", self.read("weights.pt"))

    def test_an_archive_of_torch_package_is_one(self):
        with torch.package.PackageExporter(self.folder / "a.pt") as exporter:
            exporter.extern("**")
            exporter.save_pickle("models", "a.pkl", torch.nn.Linear(2, 3))
        said = self.refused("a.pt")
        self.assertIn("file a.pt is an archive of `torch.package`, which is not read: load its model with PyTorch", said)

    def test_a_distributed_checkpoint_is_one_by_its_folder_its_index_and_a_file_of_several_tensors(self):
        checkpoint.save({"a": torch.ones(2, 3), "b": torch.ones(5000)}, checkpoint_id=self.folder / "saved")
        help_of_all = "torch.distributed.checkpoint.format_utils.dcp_to_torch_save(folder, file)"
        for name, words in (("saved", "it is a folder of torch.distributed.checkpoint: "),
                            ("saved/.metadata", "file .metadata is the index of torch.distributed.checkpoint, without the tensors"),
                            ("saved/__0_0.distcp", "file __0_0.distcp holds several zip archives, one behind the other, as the .distcp files")):
            said = self.refused(name)
            self.assertIn(words, said)
            self.assertIn(help_of_all, said)
        self.assertIn("holds several zip archives", self.refused("saved/__0_0.distcp", "--member", "archive/data.pkl"))
        subprocess.run([PROGRAM, "tree", "saved/.metadata"], cwd=self.folder, capture_output=True, check=True)
        from torch.distributed.checkpoint.format_utils import dcp_to_torch_save
        dcp_to_torch_save(self.folder / "saved", self.folder / "one.pt")
        self.assertIn("2 tensors", self.read("one.pt"))


if __name__ == "__main__":
    unittest.main()
