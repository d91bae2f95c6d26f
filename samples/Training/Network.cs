using System.Numerics.Tensors;
using NormGen;

namespace Training;

/// <summary>Points in, an unnormalized log-probability for each class out: blocks of one placement between two matrices.</summary>
internal sealed class Network
{
    private readonly Parameter _in, _out, _weight = Parameter.Vector(Shape.Dim, 1), _bias = Parameter.Vector(Shape.Dim, 0);
    private readonly Block[] _blocks;
    private float[][] _stream = [];
    private float[] _normed = [], _logits = [], _gradient = [], _mean = [], _invStd = [];

    public Network(Placement placement, int seed)
    {
        // DeepNorm draws its branches with gain β; the other placements start with a small branch too, and so near the identity.
        Random random = new(seed);
        double gain = placement == Placement.Deep ? DeepNorm.EncoderOnly(Shape.Layers).InitGain : 0.5;
        _in = Parameter.Matrix(Shape.Inputs, Shape.Dim, 4, random);
        _blocks = [.. Enumerable.Range(0, Shape.Layers).Select(_ => new Block(placement, gain, random))];
        _out = Parameter.Matrix(Shape.Dim, Shape.Classes, 1, random);
    }

    public IEnumerable<Parameter> Parameters => [_in, _out, _weight, _bias, .. _blocks.SelectMany(block => block.Parameters)];

    /// <summary>The logits of some points, one after another.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> points)
    {
        int rows = points.Length / Shape.Inputs;
        if (_mean.Length != rows)
        {
            _stream = [.. Enumerable.Range(0, Shape.Layers + 1).Select(_ => new float[rows * Shape.Dim])];
            (_normed, _gradient, _logits) = (new float[rows * Shape.Dim], new float[rows * Shape.Dim], new float[rows * Shape.Classes]);
            (_mean, _invStd) = (new float[rows], new float[rows]);
        }

        _in.Apply(points, _stream[0], Shape.Inputs);
        for (int i = 0; i < _blocks.Length; i++)
            _blocks[i].Forward(_stream[i], _stream[i + 1]);
        Norms.Last(_stream[^1], _weight.Values, _bias.Values, _normed, _mean, _invStd);
        _out.Apply(_normed, _logits, Shape.Dim);
        return _logits;
    }

    /// <summary>The mean of −log p of the right classes, and its gradient in all parameters.</summary>
    public double Learn(ReadOnlySpan<float> points, ReadOnlySpan<int> classes)
    {
        Forward(points);
        Span<float> logits = _logits;
        double loss = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            Span<float> one = logits.Slice(row * Shape.Classes, Shape.Classes);
            TensorPrimitives.SoftMax(one, one);
            loss -= Math.Log(Math.Max(one[classes[row]], 1e-30f));
            one[classes[row]] -= 1;
            TensorPrimitives.Divide(one, (float)classes.Length, one);
        }

        // Each gradient may lie where that of the block's output did.
        _out.ApplyGradient(logits, _normed, _gradient, Shape.Dim);
        Norms.LastBackward(_gradient, _stream[^1], _weight.Values, _mean, _invStd, _gradient, _weight.Gradient, _bias.Gradient);
        for (int i = _blocks.Length; --i >= 0;)
            _blocks[i].Backward(_gradient, _stream[i], _gradient);
        _in.ApplyGradient(_gradient, points, [], Shape.Inputs);
        return loss / classes.Length;
    }
}
