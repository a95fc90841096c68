"""Why a whole run cannot start or go on, for people. What is wrong with one document is in its result instead."""

from pathlib import Path


class RunError(Exception):
    """Base: the run stops; nothing was written. `message` and `message_en` say what to do."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message, message_en)
        self.message, self.message_en = message, message_en

    def __str__(self) -> str:
        return self.message_en


class FolderBusyError(RunError):
    """Another run writes the same output folder."""

    def __init__(self, lock: Path, holder: str) -> None:
        super().__init__(
            f"另一個 jihua 正在寫入這個資料夾（{holder}，鎖定檔 {lock}）。請等它結束，或改用別的輸出資料夾。",
            f"Another jihua is writing to this folder ({holder}, lock file {lock}). "
            "Wait for it to end, or choose another output folder.",
        )


class WorkerStartError(RunError):
    """A worker process ended before it was ready: our installation is broken, not a document."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"讀取程序無法啟動，請重新安裝 jihua。\n{detail}", f"A worker cannot start. Install jihua again.\n{detail}"
        )
