"""Why a file could not be read, and what its reader can do about it."""

from typing import Final

from schemas.errors import UnreadableDocumentError

_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "empty": (
        "檔案是空的（0 位元組），請重新下載或向提供者索取。",
        "The file is empty (0 bytes). Download it again or ask for it again.",
    ),
    "not-a-pdf": (
        "這不是 PDF 檔（找不到 %PDF 開頭），請確認檔案，或先轉存成 PDF。",
        "This is not a PDF (no %PDF header). Check the file, or save it as PDF first.",
    ),
    "truncated": (
        "PDF 檔不完整（結尾遺失），可能是下載中斷，請重新取得完整檔案。",
        "The PDF is cut off (its end is missing), perhaps by a broken download. Get the whole file again.",
    ),
    "damaged": (
        "PDF 檔結構損壞，無法開啟；請用 PDF 閱讀器開啟後另存新檔，或重新取得檔案。",
        "The PDF is damaged and cannot be opened. Open it in a PDF viewer and save it again, or get a new copy.",
    ),
    "needs-password": (
        "檔案有密碼保護，請用 --password 提供開啟密碼。",
        "The file is locked by a password. Give the password with --password.",
    ),
    "wrong-password": (
        "密碼不正確，請確認後用 --password 重新提供。",
        "The password is wrong. Check it and give it again with --password.",
    ),
    "unsupported-encryption": (
        "檔案使用不支援的加密方式，請先在 PDF 閱讀器中移除加密後另存新檔。",
        "The file's encryption is not supported. Remove it in a PDF viewer and save the file again.",
    ),
    "no-pages": (
        "PDF 檔裡沒有任何頁面，請確認檔案是否正確。",
        "The PDF has no pages. Check that it is the right file.",
    ),
    "too-many-pages": (
        "PDF 檔頁數過多，超過上限，請先分割檔案。",
        "The PDF has more pages than the limit. Split it first.",
    ),
    "unreadable-pages": (
        "PDF 檔開得起來，但沒有一頁能讀取；請用 PDF 閱讀器另存新檔後再試。",
        "The PDF opens but none of its pages can be read. Save it again in a PDF viewer and retry.",
    ),
}


def unreadable(reason: str) -> UnreadableDocumentError:
    """Return the error for one of the reasons above."""
    message, message_en = _MESSAGES[reason]
    return UnreadableDocumentError(reason, message, message_en)


def check_header(data: bytes) -> None:
    """Refuse what is plainly no PDF before a parser sees it.

    Raises:
        UnreadableDocumentError: `empty` or `not-a-pdf`.
    """
    if not data:
        raise unreadable("empty")
    # Viewers accept the header anywhere in the first 1024 bytes (ISO 32000-1, Annex H.3, note 13).
    if b"%PDF-" not in data[:1024]:
        raise unreadable("not-a-pdf")


def broken_file_reason(data: bytes) -> str:
    """Tell a file whose end is missing (`truncated`) from one that is wrong inside (`damaged`)."""
    return "damaged" if b"%%EOF" in data[-2048:] else "truncated"
