// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/workspace_pool.hpp>

#include <cstdint>
#include <functional>
#include <thread>
#include <utility>

namespace typeplate::inline abi_1 {
namespace {

/// A thread starts its search at a slot of its own, so that threads seldom meet and mostly find warm memory again.
std::size_t first_slot() {
  const std::uint64_t thread = std::hash<std::thread::id>()(std::this_thread::get_id());
  return static_cast<std::size_t>((thread * 0x9E3779B97F4A7C15ULL) >> 32U) % workspace_pool::slot_count;
}

}  // namespace

workspace_pool::workspace_pool(std::unique_ptr<const backend> source, std::unique_ptr<workspace> used)
    : backend_(std::move(source)) {
  if (used != nullptr) give_back(first_slot(), std::move(used));
}

workspace_pool::~workspace_pool() {
  for (slot& each : slots_) delete each.kept.load(std::memory_order_acquire);
}

workspace_pool::lease::lease(workspace_pool& pool, std::size_t first, std::unique_ptr<workspace> held)
    : pool_(pool), first_slot_(first), held_(std::move(held)) {}

workspace_pool::lease::~lease() {
  if (keep_) pool_.give_back(first_slot_, std::move(held_));
}

workspace_pool::lease workspace_pool::borrow() {
  const std::size_t first = first_slot();
  for (std::size_t i = 0; i < slot_count; ++i) {
    std::atomic<workspace*>& kept = slots_[(first + i) % slot_count].kept;
    if (kept.load(std::memory_order_relaxed) == nullptr) continue;
    // Acquire: the giver's writes into the workspace come before ours.
    workspace* const taken = kept.exchange(nullptr, std::memory_order_acquire);
    if (taken != nullptr) return {*this, first, std::unique_ptr<workspace>(taken)};
  }
  return {*this, first, backend_->make_workspace()};
}

void workspace_pool::give_back(std::size_t first, std::unique_ptr<workspace> returned) noexcept {
  for (std::size_t i = 0; i < slot_count; ++i) {
    workspace* empty = nullptr;
    std::atomic<workspace*>& kept = slots_[(first + i) % slot_count].kept;
    if (kept.compare_exchange_strong(empty, returned.get(), std::memory_order_release, std::memory_order_relaxed)) {
      static_cast<void>(returned.release());
      return;
    }
  }
}

}  // namespace typeplate::inline abi_1
