// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A lock-free pool of workspaces: a call takes one out, a thread that finds none makes its own. The number of slots
// bounds what is kept, not how many calls may run at once.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>

#include <typeplate/engine/backend.hpp>

namespace typeplate::inline abi_1 {

class workspace_pool {
 public:
  static constexpr std::size_t slot_count = 32;

  /// `used`, which may be null, is the first workspace that is kept, for the thread that makes the pool.
  explicit workspace_pool(std::unique_ptr<const backend> source, std::unique_ptr<workspace> used = nullptr);
  workspace_pool(const workspace_pool&) = delete;
  workspace_pool& operator=(const workspace_pool&) = delete;
  ~workspace_pool();

  /// One call's hold on a workspace; gives it back when the call ends, also by an exception.
  class lease {
   public:
    lease(const lease&) = delete;
    lease& operator=(const lease&) = delete;
    ~lease();

    [[nodiscard]] workspace& operator*() const { return *held_; }
    [[nodiscard]] workspace* operator->() const { return held_.get(); }
    /// Frees the workspace at the end instead of keeping it: for a call whose buffers are too large to keep.
    void do_not_keep() { keep_ = false; }

   private:
    friend class workspace_pool;
    lease(workspace_pool& pool, std::size_t first, std::unique_ptr<workspace> held);

    workspace_pool& pool_;
    std::size_t first_slot_;
    std::unique_ptr<workspace> held_;
    bool keep_ = true;
  };

  /// From any thread.
  [[nodiscard]] lease borrow();

 private:
  struct alignas(64) slot {
    std::atomic<workspace*> kept = nullptr;
  };

  void give_back(std::size_t first, std::unique_ptr<workspace> returned) noexcept;

  std::unique_ptr<const backend> backend_;
  std::array<slot, slot_count> slots_;
};

}  // namespace typeplate::inline abi_1
