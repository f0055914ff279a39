// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/null_backend.hpp>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::error_of;
using engine_test::owned_contract;

namespace {

owned_contract sum_contract() {
  return {
      .inputs = {{.name = "first", .unit = "m"}, {.name = "second", .unit = "m", .type = tp::dtype::float64}},
      .outputs = {{.name = "sum", .unit = "m", .type = tp::dtype::float64}, {.name = "difference", .unit = "m"}}};
}

tp::model_handle sum_model() {
  return tp::from_sample_function(sum_contract().view(),
                                  tp::make_sample_function(0, [](const int&, const double* in, double* out) {
                                    out[0] = in[0] + in[1];
                                    out[1] = in[0] - in[1];
                                  }));
}

/// Counts its workspaces, which have one input and put out 1.
class counting_backend final : public tp::backend {
 public:
  explicit counting_backend(int& alive) : alive_(alive) {}
  [[nodiscard]] std::unique_ptr<tp::workspace> make_workspace() const override {
    return std::make_unique<ones>(alive_);
  }

 private:
  class ones final : public tp::workspace {
   public:
    explicit ones(int& alive) : alive_(alive) { ++alive_; }
    ~ones() override { --alive_; }
    void* input(std::size_t, std::size_t rows) override {
      memory_.assign(rows, 1.0F);
      return memory_.data();
    }
    void run(std::size_t) override {}
    [[nodiscard]] tp::output_view output(std::size_t) const override { return {memory_.data(), 1, 1}; }

   private:
    int& alive_;
    std::vector<float> memory_;
  };

  int& alive_;
};

struct columns {
  std::vector<double> first;
  std::vector<float> second;
  std::vector<double> sum = std::vector<double>(first.size());
  std::vector<float> difference = std::vector<float>(first.size());

  void run(const tp::model_handle& model) {
    const tp::column_source sources[] = {{first.data(), first.size(), tp::dtype::float64, 0.5, -0.0},
                                         {second.data(), second.size(), tp::dtype::float32, 1.0, 2.0}};
    const tp::column_sink sinks[] = {{sum.data(), tp::dtype::float64}, {difference.data(), tp::dtype::float32}};
    model.forward(sources, model.rows(sources), sinks);
  }
};

}  // namespace

TEST_CASE("a function of the user is a model: it sees the ports' units, in the order of the contract") {
  const tp::model_handle model = sum_model();
  const tp::sample given[] = {{3.0, 0.5, -0.0}, {4.0, 1.0, 2.0}};
  double out[2];
  model.forward(given, out);
  CHECK(out[0] == 7.5);
  CHECK(out[1] == -4.5);
}

TEST_CASE("zero rows, one row and a million rows") {
  const tp::model_handle model = sum_model();
  columns none;
  none.run(model);
  CHECK(none.sum.empty());

  columns one{.first = {3.0}, .second = {4.0F}};
  one.run(model);
  CHECK(one.sum[0] == 7.5);
  CHECK(one.difference[0] == -4.5F);

  constexpr std::size_t million = 1000000;
  columns many{.first = std::vector<double>(million), .second = std::vector<float>(million, 1.0F)};
  for (std::size_t row = 0; row < million; ++row) many.first[row] = static_cast<double>(row);
  many.run(model);
  int wrong = 0;
  for (std::size_t row = 0; row < million; ++row)
    wrong += many.sum[row] == static_cast<double>(row) * 0.5 + 3.0 ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("columns of different lengths are refused before anything runs") {
  const tp::model_handle model = sum_model();
  columns uneven{.first = {1.0, 2.0, 3.0}, .second = {1.0F, 2.0F}};
  CHECK(error_of([&] { uneven.run(model); }) ==
        "model `test-model`: input `second` has 2 rows and input `first` has 3; give every column of one call the "
        "same "
        "number of rows");
  columns longer{.first = {1.0, 2.0}, .second = {1.0F, 2.0F, 3.0F}};
  CHECK(error_of([&] { longer.run(model); }) ==
        "model `test-model`: input `second` has 3 rows and input `first` has 2; give every column of one call the "
        "same number of rows");
}

TEST_CASE("columns without memory are refused") {
  const tp::model_handle model = sum_model();
  std::vector<double> good(3);
  const tp::column_source full{good.data(), 3, tp::dtype::float64, 1.0, -0.0};
  const tp::column_source missing{nullptr, 3, tp::dtype::float64, 1.0, -0.0};
  const tp::column_source short_one{good.data(), 2, tp::dtype::float64, 1.0, -0.0};
  const tp::column_sink sink{good.data(), tp::dtype::float64};
  const auto run = [&](tp::column_source second, tp::column_sink first_sink) {
    const tp::column_source sources[] = {full, second};
    const tp::column_sink sinks[] = {first_sink, sink};
    return error_of([&] { model.forward(sources, 3, sinks); });
  };
  CHECK(run(missing, sink) ==
        "model `test-model`: input `second` has no data for 3 rows; give a column that holds them");
  CHECK(run(short_one, sink) ==
        "model `test-model`: input `second` has no data for 3 rows; give a column that holds them");
  CHECK(run(full, {nullptr, tp::dtype::float64}) ==
        "model `test-model`: output `sum` has no memory for a column of 3 rows; give fewer rows at a time");
  CHECK(run(full, {good.data(), tp::dtype::float32}) ==
        "model `test-model`: output `sum` is float64 and its column float32; give a column of the port's type");
}

TEST_CASE("a column whose unit has no finite, non-zero factor is refused") {
  const tp::model_handle model = sum_model();
  std::vector<double> good(3);
  std::vector<float> narrow(3);
  const tp::column_source fine{good.data(), 3, tp::dtype::float64, 1.0, -0.0};
  for (const double scale : {0.0, std::nan(""), HUGE_VAL}) {
    const tp::column_source sources[] = {fine, {good.data(), 3, tp::dtype::float64, scale, -0.0}};
    const tp::column_sink sinks[] = {{good.data(), tp::dtype::float64}, {narrow.data(), tp::dtype::float32}};
    const std::string text = error_of([&] { model.forward(sources, 3, sinks); });
    CHECK(text.find("input `second` has a column in a unit with factor ") != std::string::npos);
  }
}

TEST_CASE("an exception of the user's function reaches the caller, and the model still works") {
  const tp::model_handle model = tp::from_sample_function(
      sum_contract().view(), tp::make_sample_function(0, [](const int&, const double* in, double* out) {
        if (in[0] < 0.0) throw std::domain_error("negative");
        out[0] = out[1] = in[0];
      }));
  double out[2];
  const tp::sample bad[] = {{-1.0, 1.0, -0.0}, {0.0, 1.0, -0.0}};
  const tp::sample good[] = {{1.0, 1.0, -0.0}, {0.0, 1.0, -0.0}};
  for (int i = 0; i < 100; ++i) {
    CHECK_THROWS_AS(model.forward(bad, out), std::domain_error);
    model.forward(good, out);
    CHECK(out[0] == 1.0);
  }
}

TEST_CASE("a function may call the model that it is") {
  const tp::model_handle* self = nullptr;
  const tp::model_handle model = tp::from_sample_function(
      sum_contract().view(),
      tp::make_sample_function(&self, [](const auto& model_of, const double* in, double* out) {
        out[0] = out[1] = 1.0;
        if (in[0] < 1.0) return;
        const tp::sample smaller[] = {{in[0] - 1.0, 1.0, -0.0}, {0.0, 1.0, -0.0}};
        double inner[2];
        (*model_of)->forward(smaller, inner);
        out[0] = in[0] * inner[0];
      }));
  self = &model;
  const tp::sample five[] = {{5.0, 1.0, -0.0}, {0.0, 1.0, -0.0}};
  double out[2];
  model.forward(five, out);
  CHECK(out[0] == 120.0);
}

TEST_CASE("the user's function is destroyed once, also when the model cannot be made") {
  int destroyed = 0;
  const auto counted = [&] {
    return tp::sample_function{&destroyed, [](void*, const double*, double*) {},
                               [](void* count) { ++*static_cast<int*>(count); }};
  };
  {
    const tp::model_handle model = tp::from_sample_function(sum_contract().view(), counted());
    CHECK(destroyed == 0);
  }
  CHECK(destroyed == 1);
  owned_contract broken = sum_contract();
  broken.inputs[0].lower = std::nan("");
  CHECK(error_of([&] { static_cast<void>(tp::from_sample_function(broken.view(), counted())); }) != "no error");
  CHECK(destroyed == 2);
}

TEST_CASE("a handle that has been moved from refuses calls in words") {
  tp::model_handle model = sum_model();
  const tp::model_handle taken = std::move(model);
  const tp::sample given[] = {{3.0, 1.0, -0.0}, {4.0, 1.0, -0.0}};
  double out[2];
  taken.forward(given, out);
  CHECK(out[0] == 7.0);
  const std::string text =
      error_of([&] { model.forward(given, out); });  // NOLINT(bugprone-use-after-move): the point
  CHECK(text ==
        "model `test-model` has been moved from this variable, which can no longer be called; call the one it was "
        "moved to");
}

TEST_CASE("a handle that was assigned from refuses calls, and does not answer for the model it replaced") {
  tp::model_handle next = sum_model();
  tp::model_handle model = sum_model();
  model = std::move(next);
  const tp::sample given[] = {{3.0, 1.0, -0.0}, {4.0, 1.0, -0.0}};
  double out[2];
  model.forward(given, out);
  CHECK(out[0] == 7.0);
  CHECK(error_of([&] { next.forward(given, out); })  // NOLINT(bugprone-use-after-move): the point
            .starts_with("model `test-model` has been moved from"));
}

TEST_CASE("assigning a handle frees the model it replaces") {
  int destroyed = 0;
  const tp::sample_function counted{&destroyed, [](void*, const double*, double*) {},
                                    [](void* count) { ++*static_cast<int*>(count); }};
  {
    tp::model_handle model = tp::from_sample_function(sum_contract().view(), counted);
    model = sum_model();
    const tp::sample given[] = {{3.0, 1.0, -0.0}, {4.0, 1.0, -0.0}};
    double out[2];
    model.forward(given, out);
    CHECK(out[0] == 7.0);
  }
  CHECK(destroyed == 1);
}

TEST_CASE("the null backend puts out its number through the scaling of the outputs") {
  const owned_contract promised = sum_contract();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.outputs[0].scaling = tp::destandardize(300.0, 250.0);
  const tp::model_handle model = tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(promised.view(), layout), tp::make_null_backend(layout, 0.5)));
  const tp::sample given[] = {{3.0, 1.0, -0.0}, {4.0, 1.0, -0.0}};
  double out[2];
  model.forward(given, out);
  CHECK(out[0] == 425.0);
  CHECK(out[1] == 0.5);
  columns many{.first = std::vector<double>(100), .second = std::vector<float>(100)};
  many.run(model);
  CHECK(many.sum[99] == 425.0);
  CHECK(many.difference[99] == 0.5F);
}

TEST_CASE("a tensor of rank one is filled like a column") {
  const owned_contract promised{.inputs = {{.name = "x", .unit = "m"}}, .outputs = {{.name = "y", .unit = "m"}}};
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.input_tensors[0].rank1 = true;
  const tp::session session(tp::make_plan(promised.view(), layout),
                            std::make_unique<engine_test::echo_backend>(layout));
  const std::vector<double> given{1.0, 2.0, 3.0, 4.0, 5.0};
  std::vector<float> seen(5);
  const tp::column_source source{given.data(), 5, tp::dtype::float64, 2.0, -0.0};
  const tp::column_sink sink{seen.data(), tp::dtype::float32};
  session.forward(&source, 5, &sink);
  CHECK(seen == std::vector<float>{2.0F, 4.0F, 6.0F, 8.0F, 10.0F});
}

TEST_CASE("the buffers of a huge batch are freed after the call, those of a usual one are kept") {
  int alive = 0;
  const owned_contract promised{.inputs = {{.name = "x", .unit = "m"}}, .outputs = {{.name = "y", .unit = "m"}}};
  const tp::session session(tp::make_plan(promised.view(), tp::plain_layout(promised.view())),
                            std::make_unique<counting_backend>(alive));
  const auto run = [&](std::size_t rows) {
    const std::vector<float> given(rows, 2.0F);
    std::vector<float> seen(rows);
    const tp::column_source source{given.data(), rows, tp::dtype::float32, 1.0, -0.0};
    const tp::column_sink sink{seen.data(), tp::dtype::float32};
    session.forward(&source, rows, &sink);
    CHECK(seen.back() == 2.0F);
  };
  run(tp::session::most_rows_kept);
  CHECK(alive == 1);
  run(tp::session::most_rows_kept + 1);
  CHECK(alive == 0);
}
