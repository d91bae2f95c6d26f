using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// Rows inside a larger array, at an odd place and perhaps apart from one another. Everything round them is NaN, so that what is read
/// or written beyond them is noticed, and no alignment is taken for granted.
/// </summary>
internal sealed class Guarded
{
    private const int Guard = 19;

    private readonly Array _array;
    private readonly byte[] _untouched;
    private readonly int _rows;
    private readonly int _dim;
    private readonly int _stride;

    public Guarded(ElementType type, int rows, int dim, int stride)
    {
        (_rows, _dim, _stride) = (rows, dim, stride);
        _array = Elements.Untouched(type, Length + 2 * Guard);
        _untouched = Elements.Bytes(_array).ToArray();
    }

    /// <summary>All rows; the last ends with its features.</summary>
    public Tensor Whole => new(_array, Guard, Length);

    private int Length => _rows == 0 ? 0 : (_rows - 1) * _stride + _dim;

    /// <summary>Some of the rows.</summary>
    public Tensor Rows(int first, int count) => Whole.Slice(first * _stride, count == 0 ? 0 : (count - 1) * _stride + _dim);

    /// <summary>Puts values in the rows; null for none.</summary>
    public void Reset(Array? values)
    {
        _untouched.CopyTo(Elements.Bytes(_array));
        for (int row = 0; row < _rows && values is not null; row++)
            Array.Copy(values, row * _dim, _array, Guard + row * _stride, _dim);
    }

    /// <summary>Takes the values out of the rows.</summary>
    public Array Values()
    {
        Array values = Array.CreateInstanceFromArrayType(_array.GetType(), _rows * _dim);
        for (int row = 0; row < _rows; row++)
            Array.Copy(_array, Guard + row * _stride, values, row * _dim, _dim);
        return values;
    }

    /// <summary>Whether nothing was written outside the rows.</summary>
    public bool IsIntact()
    {
        int size = Elements.SizeOf(_array), start = 0;
        Span<byte> bytes = Elements.Bytes(_array);
        for (int row = 0; row < _rows; row++)
        {
            int first = (Guard + row * _stride) * size;
            if (!bytes[start..first].SequenceEqual(_untouched.AsSpan(start..first)))
                return false;
            start = first + _dim * size;
        }

        return bytes[start..].SequenceEqual(_untouched.AsSpan(start..));
    }
}
