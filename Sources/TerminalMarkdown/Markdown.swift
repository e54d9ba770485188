internal import CCommonMark
