namespace TransformerBlock;

/// <summary>
/// All memory of a run, made once: the residual stream of the positions that are being worked on, and for each layer the queries, keys and values of
/// all positions so far. Sequences stand one after another, each with the same number of positions, of which the last may be padding.
/// </summary>
internal sealed class Activations
{
    private readonly float[] _stream, _normed, _branch, _workspace, _mixed, _hidden;
    private readonly float[][] _packed;
    private readonly int[] _lengths;
    private readonly List<float[]>? _trace;

    /// <param name="sequences">How many sequences are run side by side.</param>
    /// <param name="capacity">The most positions that a sequence may come to.</param>
    /// <param name="trace">Whether to keep what the residual stream holds after each branch.</param>
    public Activations(int sequences, int capacity, bool trace = false)
    {
        (Sequences, Capacity) = (sequences, capacity);
        int rows = sequences * capacity;
        _stream = new float[rows * Shape.Dim];
        _normed = new float[rows * Shape.Dim];
        _branch = new float[rows * Shape.Dim];
        _workspace = new float[2 * rows * Shape.Dim];
        _mixed = new float[capacity * Shape.Dim];
        _hidden = new float[capacity * Shape.Hidden];
        _packed = [.. Enumerable.Range(0, Shape.Layers).Select(_ => new float[rows * 3 * Shape.Dim])];
        _lengths = new int[sequences];
        _trace = trace ? [] : null;
    }

    public int Sequences { get; }

    public int Capacity { get; }

    /// <summary>The positions of earlier steps.</summary>
    public int Done { get; private set; }

    /// <summary>The positions of each sequence in this step, with padding.</summary>
    public int Positions { get; private set; }

    /// <summary>How many positions of each sequence are no padding.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The residual stream, sequences × positions rows.</summary>
    public Span<float> Stream => Rows(_stream);

    /// <summary>The stream normalized, where a norm stands before the branch.</summary>
    public Span<float> Normed => Rows(_normed);

    /// <summary>What a branch gave.</summary>
    public Span<float> Branch => Rows(_branch);

    /// <summary>Room for a block's own needs.</summary>
    public Span<float> Workspace => _workspace;

    /// <summary>What the heads of one sequence gave.</summary>
    public Span<float> Mixed => _mixed;

    /// <summary>The inside of the MLP, of one sequence.</summary>
    public Span<float> Hidden => _hidden;

    /// <summary>What the stream held at the start and after each branch.</summary>
    public IReadOnlyList<float[]> Trace => _trace ?? [];

    /// <summary>The rows of query, key and value of a layer and sequence.</summary>
    public Span<float> Packed(int layer, int sequence)
    {
        int length = Capacity * 3 * Shape.Dim;
        return _packed[layer].AsSpan(sequence * length, length);
    }

    /// <summary>Begins a step: these many positions of each sequence, some of them padding.</summary>
    public void Begin(int done, int positions, params ReadOnlySpan<int> lengths)
    {
        (Done, Positions) = (done, positions);
        lengths.CopyTo(_lengths);
        _trace?.Clear();
    }

    /// <summary>Keeps what the stream holds, if that is wanted.</summary>
    public void Record() => _trace?.Add(Stream.ToArray());

    private Span<float> Rows(float[] tensor) => tensor.AsSpan(0, Sequences * Positions * Shape.Dim);
}
