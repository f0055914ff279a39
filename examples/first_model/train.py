# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""A model of your own: the distance in which a car stops, from its speed and the friction of the road."""
import safetensors.torch
import torch

torch.manual_seed(1)
low, high = torch.tensor([20.0, 0.3]), torch.tensor([120.0, 0.9])


def stopping_distance(states):
    """In metres: one second until the driver brakes, then friction. Speed in km/h."""
    speed = states[:, 0] / 3.6
    return speed + speed**2 / (2 * states[:, 1] * 9.81)


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("low", low)
        self.register_buffer("high", high)
        self.layers = torch.nn.Sequential(torch.nn.Linear(2, 24), torch.nn.Tanh(), torch.nn.Linear(24, 1))

    def forward(self, states):
        return 100 * self.layers(2 * (states - self.low) / (self.high - self.low) - 1)


model = Model()
states = low + (high - low) * torch.rand(4096, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(2000):
    loss = torch.nn.functional.mse_loss(model(states)[:, 0], stopping_distance(states))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"typical error {loss.item() ** 0.5:.2f} m")

torch.jit.script(model.eval()).save("model/stopping.pt")
tried = states[:20]
with torch.no_grad():
    safetensors.torch.save_file({"inputs.speed": tried[:, 0].contiguous(), "inputs.friction": tried[:, 1].contiguous(),
                                 "outputs.distance": model(tried)[:, 0].contiguous()}, "model/reference.safetensors")
