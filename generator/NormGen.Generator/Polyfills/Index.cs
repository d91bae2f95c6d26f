namespace System;

/// <summary>A place counted from the start or from the end, as in <c>list[^1]</c>.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
