"""The memory of a process, asked for without loading anything that takes some."""

MEBIBYTE = 1024


def most() -> float:
    """The most memory this process has held so far, in MiB.

    Shape: from the system's own file where there is one: what it counts otherwise includes the parent's.
    """
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib takes memory
            return float(next(line for line in status if line.startswith("VmHWM")).split()[1]) / MEBIBYTE
    except OSError:
        import resource  # noqa: PLC0415 - not on every system

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
