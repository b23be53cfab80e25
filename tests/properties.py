"""How properties are searched: the same examples in every run, and few enough to be quick."""

from hypothesis import HealthCheck, settings

bounded = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
