namespace NormGen;

/// <content>What can be added: four element types in two layouts, with and without padding.</content>
public sealed partial class BatchMoments
{
    /// <summary>Adds rows whose features are contiguous: the last axis.</summary>
    /// <param name="rows">Rows × <see cref="Features"/> elements; zero rows change nothing.</param>
    /// <exception cref="ArgumentException">The length is not a whole number of rows.</exception>
    public void Add(ReadOnlySpan<float> rows) => AddRows(rows, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> rows) => AddRows(rows, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<Half> rows) => AddRows(rows, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<BFloat16> rows) => AddRows(rows, default, isMasked: false);

    /// <summary>Adds those of some rows that are no padding, which gives the bits that these rows alone would give.</summary>
    /// <param name="rows">Rows × <see cref="Features"/> elements; padding may hold anything.</param>
    /// <param name="mask">One for each row: false is padding.</param>
    /// <exception cref="ArgumentException">The length is not a whole number of rows, or the mask has not as many.</exception>
    public void Add(ReadOnlySpan<float> rows, ReadOnlySpan<bool> mask) => AddRows(rows, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<double> rows, ReadOnlySpan<bool> mask) => AddRows(rows, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<Half> rows, ReadOnlySpan<bool> mask) => AddRows(rows, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<BFloat16> rows, ReadOnlySpan<bool> mask) => AddRows(rows, mask, isMasked: true);

    /// <summary>Adds samples whose positions are contiguous: channels first, [N, <see cref="Features"/>, spatial], such as NCHW.</summary>
    /// <param name="x">N × <see cref="Features"/> × <paramref name="spatial"/> elements; zero samples change nothing.</param>
    /// <param name="spatial">How many positions a channel has, at least 1: height × width.</param>
    /// <exception cref="ArgumentException">The length is not a whole number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no position.</exception>
    public void Add(ReadOnlySpan<float> x, int spatial) => AddSamples(x, spatial, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int)"/>
    public void Add(ReadOnlySpan<double> x, int spatial) => AddSamples(x, spatial, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int)"/>
    public void Add(ReadOnlySpan<Half> x, int spatial) => AddSamples(x, spatial, default, isMasked: false);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int)"/>
    public void Add(ReadOnlySpan<BFloat16> x, int spatial) => AddSamples(x, spatial, default, isMasked: false);

    /// <summary>Adds what is no padding of samples whose positions are contiguous.</summary>
    /// <param name="x">N × <see cref="Features"/> × <paramref name="spatial"/> elements; padding may hold anything.</param>
    /// <param name="spatial">How many positions a channel has, at least 1: height × width.</param>
    /// <param name="mask">One for each sample, N, or one for each position of each sample, N × <paramref name="spatial"/>: false is padding.</param>
    /// <exception cref="ArgumentException">The length is not a whole number of samples, or the mask's fits neither way.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no position.</exception>
    public void Add(ReadOnlySpan<float> x, int spatial, ReadOnlySpan<bool> mask) => AddSamples(x, spatial, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<double> x, int spatial, ReadOnlySpan<bool> mask) => AddSamples(x, spatial, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<Half> x, int spatial, ReadOnlySpan<bool> mask) => AddSamples(x, spatial, mask, isMasked: true);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, int, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<BFloat16> x, int spatial, ReadOnlySpan<bool> mask) => AddSamples(x, spatial, mask, isMasked: true);
}
