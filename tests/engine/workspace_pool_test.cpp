// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/workspace_pool.hpp>

#include <atomic>
#include <list>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.hpp"

namespace {

/// Counts the workspaces that exist, and the uses of one workspace by two at once.
struct counts {
  std::atomic<int> alive = 0;
  std::atomic<int> made = 0;
  std::atomic<int> shared = 0;
};

class counting_workspace final : public tp::workspace {
 public:
  explicit counting_workspace(counts& all) : all_(all) {
    ++all_.alive;
    ++all_.made;
  }
  ~counting_workspace() override { --all_.alive; }
  void* input(std::size_t, std::size_t) override { return nullptr; }
  void run(std::size_t) override {
    if (in_use_.exchange(true)) ++all_.shared;
    plain_ += 1;  // not atomic: the thread sanitizer sees two users
    in_use_ = false;
  }
  [[nodiscard]] tp::output_view output(std::size_t) const override { return {}; }

 private:
  counts& all_;
  std::atomic<bool> in_use_ = false;
  int plain_ = 0;
};

class counting_backend final : public tp::backend {
 public:
  explicit counting_backend(counts& all) : all_(all) {}
  [[nodiscard]] std::unique_ptr<tp::workspace> make_workspace() const override {
    return std::make_unique<counting_workspace>(all_);
  }

 private:
  counts& all_;
};

}  // namespace

TEST_CASE("one thread uses one workspace again and again") {
  counts all;
  tp::workspace_pool pool(std::make_unique<counting_backend>(all));
  const tp::workspace* first = nullptr;
  for (int i = 0; i < 100; ++i) {
    const auto held = pool.borrow();
    if (i == 0) first = &*held;
    CHECK(&*held == first);
  }
  CHECK(all.made == 1);
}

TEST_CASE("more calls at once than slots: each has its own workspace, and no more than the slots are kept") {
  counts all;
  {
    tp::workspace_pool pool(std::make_unique<counting_backend>(all));
    {
      std::list<tp::workspace_pool::lease> held;
      const auto borrow_all = [&](auto&& next, std::size_t left) -> void {
        if (left == 0) return;
        const auto one = pool.borrow();
        next(next, left - 1);
      };
      borrow_all(borrow_all, tp::workspace_pool::slot_count + 10);
    }
    CHECK(all.made == static_cast<int>(tp::workspace_pool::slot_count) + 10);
    CHECK(all.alive == static_cast<int>(tp::workspace_pool::slot_count));
  }
  CHECK(all.alive == 0);
}

TEST_CASE("a workspace that was used before is the first one of the thread that made the pool") {
  counts all;
  {
    auto used = std::make_unique<counting_workspace>(all);
    const tp::workspace* const warm = used.get();
    tp::workspace_pool pool(std::make_unique<counting_backend>(all), std::move(used));
    CHECK(&*pool.borrow() == warm);
    CHECK(&*pool.borrow() == warm);
    CHECK(all.made == 1);
  }
  CHECK(all.alive == 0);
}

TEST_CASE("a workspace comes back also when the call throws") {
  counts all;
  tp::workspace_pool pool(std::make_unique<counting_backend>(all));
  for (int i = 0; i < 10; ++i) {
    try {
      const auto held = pool.borrow();
      throw std::runtime_error("as planned");
    } catch (const std::runtime_error&) {
      CHECK(all.alive == 1);
    }
  }
  CHECK(all.made == 1);
}

TEST_CASE("a workspace that is too large to keep is freed") {
  counts all;
  tp::workspace_pool pool(std::make_unique<counting_backend>(all));
  {
    auto held = pool.borrow();
    held.do_not_keep();
  }
  CHECK(all.alive == 0);
}

TEST_CASE("many threads never share a workspace") {
  counts all;
  {
    tp::workspace_pool pool(std::make_unique<counting_backend>(all));
    std::vector<std::thread> threads;
    for (int t = 0; t < 40; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 2000; ++i) {
          const auto held = pool.borrow();
          held->run(1);
        }
      });
    }
    for (std::thread& each : threads) each.join();
    CHECK(all.shared == 0);
    CHECK(all.alive <= static_cast<int>(tp::workspace_pool::slot_count));
  }
  CHECK(all.alive == 0);
}
