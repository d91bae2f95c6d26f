using System.ComponentModel;

namespace NormGen.Runtime;

/// <summary>
/// The elements that share their statistics, as runs of elements that follow one another in memory: a channel of the batch, a group of a sample. They
/// come in a fixed order and cut into pieces (<see cref="SetOrder"/>), because sums are gathered piece by piece.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SetRuns
{
    private readonly RowRuns _valid;
    private readonly int _first;
    private readonly int _window;
    private readonly int _windowStep;
    private readonly int _windows;
    private readonly nuint _windowStride;
    private readonly nuint _positionStride;
    private readonly nuint _width;
    private readonly bool _isColumn;

    private int _current;
    private int _at;
    private int _run;
    private nuint _inRow;
    private nuint _left;

    private SetRuns(RowRuns valid, int first, int window, int windowStep, int windows, nuint windowStride, nuint positionStride, nuint width, bool isColumn = false)
    {
        _valid = valid;
        _first = first;
        _window = window;
        _windowStep = windowStep;
        _windows = windows;
        _windowStride = windowStride;
        _positionStride = positionStride;
        _width = width;
        _isColumn = isColumn;
        _at = first;
        _left = nuint.MaxValue;
    }

    /// <summary>One channel in all samples.</summary>
    /// <param name="valid">The positions of all samples.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="channels">The channels of a sample.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <returns>The channel's runs, from its first element on; its features are one, number 0.</returns>
    public static SetRuns OfChannel(RowRuns valid, int samples, int channels, int spatial) =>
        new(valid, 0, spatial, spatial, samples, (nuint)channels * (nuint)spatial, 1, 0);

    /// <summary>Some channels of one sample.</summary>
    /// <param name="valid">The positions of all samples.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="spatial">The positions of a sample.</param>
    /// <returns>The channels' runs, from the first channel's first element on.</returns>
    public static SetRuns OfChannels(RowRuns valid, int sample, int channels, int spatial) =>
        new(valid, sample * spatial, spatial, 0, channels, (nuint)spatial, 1, 0);

    /// <summary>One column.</summary>
    /// <param name="valid">All rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from one row to the next.</param>
    /// <returns>A run of one element for each valid row, from the first row's on; the row is the number of the feature.</returns>
    public static SetRuns OfColumn(RowRuns valid, int first, int end, nuint stride) =>
        new(valid, first, end - first, 0, 1, 0, stride, 1, isColumn: true);

    /// <summary>A part of each row.</summary>
    /// <param name="valid">All rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="stride">The elements from the start of one row to the next.</param>
    /// <param name="width">The elements of the part.</param>
    /// <returns>Runs of each valid row, from the first row's part on; the number of the feature is that of the run's first element.</returns>
    public static SetRuns OfRows(RowRuns valid, int first, int end, nuint stride, nuint width) =>
        new(valid, first, end - first, 0, 1, 0, stride, width);

    /// <summary>The runs of the first elements.</summary>
    /// <param name="elements">How many elements.</param>
    /// <returns>The runs, the last of them cut short.</returns>
    public readonly SetRuns First(nuint elements)
    {
        SetRuns part = this;
        part._left = elements;
        return part;
    }

    /// <summary>Goes on to the next run.</summary>
    /// <param name="offset">Its first element, counted from the set's first.</param>
    /// <param name="length">Its elements.</param>
    /// <param name="feature">The feature that it belongs to, or its first element does, counted from the set's first.</param>
    /// <returns>False where there is none.</returns>
    public bool Next(out nuint offset, out nuint length, out nuint feature)
    {
        while (_left > 0 && _current < _windows)
        {
            int start = _first + _current * _windowStep;
            if (_run == 0 && !_valid.Next(ref _at, start + _window, int.MaxValue, out _run))
            {
                _current++;
                _at = _first + _current * _windowStep;
                continue;
            }

            nuint position = (nuint)(_at - start), inRow = _inRow;
            offset = (nuint)_current * _windowStride + position * _positionStride + inRow;
            feature = _isColumn ? position : _width > 0 ? inRow : _windowStep > 0 ? 0 : (nuint)_current;
            length = nuint.Min(nuint.Min(_width > 0 ? _width - inRow : (nuint)_run, SetOrder.PieceElements), _left);
            _left -= length;
            _inRow = inRow + length < _width ? inRow + length : 0;
            int positions = _width == 0 ? (int)length : _inRow > 0 ? 0 : 1;
            _at += positions;
            _run -= positions;
            return true;
        }

        offset = length = feature = 0;
        return false;
    }
}
