"""Why a document has no plan, in words that say what to do."""

import re
from pathlib import PurePath
from traceback import StackSummary
from typing import Final

from pipeline.ingest.limits import Failure, Limits
from schemas.errors import UnreadableDocumentError
from schemas.result import DocumentResult

_DETAIL_CHARACTERS: Final = 300
_ADDRESS: Final = re.compile(r"0x[0-9a-f]{6,}")  # where an object lay differs from run to run


def failed(source: str, sha256: str, error: UnreadableDocumentError) -> DocumentResult:
    """Return the result of a file that could not be read."""
    return DocumentResult(
        source=source,
        sha256=sha256,
        status="failed",
        reason=error.reason,
        message=error.message,
        message_en=error.message_en,
    )


def internal_error(error: Exception, trace: StackSummary) -> UnreadableDocumentError:
    """Return the reason for an exception that nobody foresaw: its type, its words and the line that it came from."""
    frame = trace[-1] if trace else None
    where = f" ({'/'.join(PurePath(frame.filename).parts[-3:])}:{frame.lineno})" if frame else ""
    return _internal(f"{type(error).__name__}: {error}{where}")


def limit_error(failure: Failure, limits: Limits) -> UnreadableDocumentError:
    """Return the reason for a worker that gave no reply."""
    if failure.reason == "time-limit":
        return UnreadableDocumentError(
            failure.reason,
            f"超過時間上限 {limits.timeout_s:g} 秒，已停止讀取；請用 --timeout 放寬，或先分割檔案。",
            f"Stopped at the time limit of {limits.timeout_s:g} s. Allow more with --timeout, or split the file.",
        )
    if failure.reason == "memory-limit":
        return UnreadableDocumentError(
            failure.reason,
            f"超過記憶體上限 {limits.max_memory_mb} MB，已停止讀取；請用 --max-memory 放寬，或先分割檔案。",
            f"Stopped at the memory limit of {limits.max_memory_mb} MB. Allow more with --max-memory, or split it.",
        )
    if failure.reason == "crashed":
        how = failure.detail.split("\n", 1)[0]
        return UnreadableDocumentError(
            failure.reason,
            f"讀取程序異常結束（{how}），檔案可能損壞；請用 PDF 閱讀器另存新檔後再試。",
            f"The reading process died ({how}); the file may be damaged. Save it again in a PDF viewer and retry.",
        )
    return _internal(failure.detail)


def _internal(detail: str) -> UnreadableDocumentError:
    shown = " ".join(_ADDRESS.sub("0x…", detail).split())[:_DETAIL_CHARACTERS]
    return UnreadableDocumentError(
        "internal-error",
        f"程式內部錯誤，請回報：{shown}",
        f"An error in this program; please report it: {shown}",
    )
