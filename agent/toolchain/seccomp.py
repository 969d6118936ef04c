"""The system call filter of the sandbox, as a classic BPF program for the kernel's seccomp.

Runs inside the supervisor, so it imports only small parts of the standard library.  Numbers: the kernel's
arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h; layout: linux/seccomp.h.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

TYPE_CHECKING = False  # what type checkers take for true; `typing` itself would cost 5 ms
if TYPE_CHECKING:
    from collections.abc import Sequence

# Name: number on x86_64, number on aarch64; 0 where it does not exist.
_NETWORK = {"socket": (41, 198)}  # without it there is nothing to bind, connect or send with
_OTHER_PROCESSES = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "pidfd_getfd": (438, 438), "kcmp": (312, 272),
    "move_pages": (279, 239), "migrate_pages": (256, 238),
}  # fmt: skip
_MOUNTS_AND_NAMESPACES = {
    "mount": (165, 40), "umount2": (166, 39), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "pivot_root": (155, 41), "chroot": (161, 51), "unshare": (272, 97),
    "setns": (308, 268), "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264),
    "fanotify_init": (300, 262), "quotactl": (179, 60), "quotactl_fd": (443, 443),
}  # fmt: skip
_KERNEL = {
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "kexec_load": (246, 104),
    "kexec_file_load": (320, 294), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "acct": (163, 89), "settimeofday": (164, 170), "clock_settime": (227, 112), "clock_adjtime": (305, 266),
    "adjtimex": (159, 171), "syslog": (103, 116), "lookup_dcookie": (212, 18), "iopl": (172, 0),
    "ioperm": (173, 0), "modify_ldt": (154, 0), "vhangup": (153, 58), "sethostname": (170, 161),
    "setdomainname": (171, 162),
}  # fmt: skip
_MEMORY_OF_NOBODY = {  # what no process holds resident, and the watch would therefore miss
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "shmat": (30, 196),
    "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
}  # fmt: skip
_TRAPS = {  # what a careless reader of the writable folder might follow, or hang on
    "symlink": (88, 0), "symlinkat": (266, 36), "mknod": (133, 0), "mknodat": (259, 33),
}  # fmt: skip
_SIGNALS = {
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
}  # fmt: skip
_STARTS = {"fork": (57, 0), "vfork": (58, 0), "execve": (59, 221), "execveat": (322, 281)}
_ALWAYS = _NETWORK | _OTHER_PROCESSES | _MOUNTS_AND_NAMESPACES | _KERNEL | _MEMORY_OF_NOBODY | _TRAPS

_CLONE, _CLONE3, _IOCTL, _PRLIMIT, _TGKILL = (56, 220), (435, 435), (16, 29), (302, 261), (234, 131)
_CLONE_THREAD, _CLONE_NEW_ANYTHING = 0x10000, 0x7E020000
_AUDIT_ARCH = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
# BPF: LD|W|ABS, JMP|JEQ|K, JMP|JGE|K, JMP|JSET|K, RET|K; and what is returned
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x50001, 0x50026, 0x80000000


def program(*, alone: bool, signals: bool) -> bytes:
    """The filter as a classic BPF program.  Raises OSError on a machine that it was not written for.

    It forbids sockets, other processes' memory, mounts, namespaces, keys, kernel interfaces that were sources
    of holes, and memory outside of every process.  `alone`: it can start no process and execute nothing.
    `signals`: it may send signals, because a PID namespace or Landlock keeps them inside.
    """
    machine = os.uname().machine
    if machine not in _AUDIT_ARCH or sys.byteorder != "little":
        raise OSError(38, f"no system call filter for {machine}")
    arch, column = _AUDIT_ARCH[machine]
    code: list[tuple[int, int, int, int]] = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _KILL)]
    code += [(_LOAD, 0, 0, 0), (_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _KILL)]  # the x32 calls

    def forbid(numbers: tuple[int, int], answer: int = _EPERM) -> None:
        if numbers[column]:
            code.extend([(_EQUAL, 0, 1, numbers[column]), (_RETURN, 0, 0, answer)])

    def forbid_if(numbers: tuple[int, int], argument: int, tests: Sequence[tuple[int, int, int]]) -> None:
        """If one of the tests (operation, constant, must hold) of an argument's low word says so."""
        body: list[tuple[int, int, int, int]] = [(_LOAD, 0, 0, 16 + 8 * argument)]
        for operation, constant, holds in tests:
            body += [(operation, 1 - holds, holds, constant), (_RETURN, 0, 0, _EPERM)]
        body.append((_RETURN, 0, 0, _ALLOW))
        code.extend([(_EQUAL, 0, len(body), numbers[column]), *body])

    names = _ALWAYS | ({} if signals else _SIGNALS) | (_STARTS if alone else {})
    for numbers in names.values():
        forbid(numbers)
    forbid(_CLONE3, _ENOSYS)  # its flags are out of a filter's sight; the C library then falls back to clone
    new_process = [(_ANY_BIT, _CLONE_THREAD, 0)] if alone else []
    forbid_if(_CLONE, 0, [(_ANY_BIT, _CLONE_NEW_ANYTHING, 1), *new_process])
    forbid_if(
        _IOCTL, 1, [(_EQUAL, 0x5412, 1), (_EQUAL, 0x541C, 1)]
    )  # TIOCSTI, TIOCLINUX: typing into a terminal
    forbid_if(_PRLIMIT, 0, [(_EQUAL, 0, 0)])  # other processes' limits
    if not signals:
        forbid_if(_TGKILL, 0, [(_EQUAL, os.getpid(), 0)])
    code.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("<HBBI", *line) for line in code)


def install(code: bytes) -> None:
    """Put up a filter for this process and all that it starts.  Needs PR_SET_NO_NEW_PRIVS."""
    buffer = ctypes.create_string_buffer(code, len(code))
    fprog = struct.pack("<HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_MODE_FILTER), fprog, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), f"PR_SET_SECCOMP: {os.strerror(ctypes.get_errno())}")
