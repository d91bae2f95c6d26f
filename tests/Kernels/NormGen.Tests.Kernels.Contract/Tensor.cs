namespace NormGen.Tests.Kernels;

/// <summary>A stretch of an array of any element type, which becomes a span where a method asks for one of that type.</summary>
/// <param name="Array">The array; null for none.</param>
/// <param name="Start">The first element.</param>
/// <param name="Length">How many elements.</param>
public readonly record struct Tensor(Array? Array, int Start, int Length)
{
    public static implicit operator Span<float>(Tensor tensor) => tensor.Of<float>();

    public static implicit operator Span<double>(Tensor tensor) => tensor.Of<double>();

    public static implicit operator Span<Half>(Tensor tensor) => tensor.Of<Half>();

    public static implicit operator Span<BFloat16>(Tensor tensor) => tensor.Of<BFloat16>();

    public static implicit operator Span<bool>(Tensor tensor) => tensor.Of<bool>();

    public static implicit operator Span<int>(Tensor tensor) => tensor.Of<int>();

    public static implicit operator ReadOnlySpan<float>(Tensor tensor) => tensor.Of<float>();

    public static implicit operator ReadOnlySpan<double>(Tensor tensor) => tensor.Of<double>();

    public static implicit operator ReadOnlySpan<Half>(Tensor tensor) => tensor.Of<Half>();

    public static implicit operator ReadOnlySpan<BFloat16>(Tensor tensor) => tensor.Of<BFloat16>();

    public static implicit operator ReadOnlySpan<bool>(Tensor tensor) => tensor.Of<bool>();

    public static implicit operator ReadOnlySpan<int>(Tensor tensor) => tensor.Of<int>();

    public Span<T> Of<T>() => new((T[]?)Array, Start, Length);

    /// <summary>A part of the stretch; of none, none.</summary>
    public Tensor Slice(int start, int length) => Array is null ? this : new(Array, Start + start, length);
}
