"""Whether text recognition is installed."""

import importlib.util


def is_installed() -> bool:
    """Tell whether the extra `jihua[ocr]` is installed; nothing of it is loaded to find out."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
