using NormGen;

namespace Training;

/// <summary>One residual block: its branch, its norms' parameters, and what the forward pass keeps for the gradient.</summary>
internal sealed class Block(Placement placement, double gain, Random random)
{
    private readonly Mlp _mlp = new(gain, random);
    private readonly Parameter _weight = Parameter.Vector(Shape.Dim, 1), _bias = Parameter.Vector(Shape.Dim, 0), _nextWeight = Parameter.Vector(Shape.Dim, 1);
    private float[] _sum = [], _workspace = [], _back = [], _mean = [], _invStd = [], _nextInvStd = [];

    public IEnumerable<Parameter> Parameters => [_weight, _bias, _nextWeight, .. _mlp.Parameters];

    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        int rows = x.Length / Shape.Dim;
        if (_mean.Length != rows)
            (_sum, _workspace, _back, _mean, _invStd, _nextInvStd) = (new float[x.Length], new float[2 * x.Length], new float[2 * x.Length], new float[rows], new float[rows], new float[rows]);
        switch (placement)
        {
            case Placement.Pre:
                Norms.Pre(x, _weight.Values, _mlp, y, _invStd, _workspace);
                break;
            case Placement.Post:
                Norms.Post(x, _weight.Values, _bias.Values, _mlp, _sum, y, _mean, _invStd, _workspace);
                break;
            case Placement.Deep:
                Norms.Deep(x, _weight.Values, _bias.Values, _mlp, _sum, y, _mean, _invStd, _workspace);
                break;
            default:
                Norms.Sandwich(x, _weight.Values, _nextWeight.Values, _mlp, y, _invStd, _nextInvStd, _workspace);
                break;
        }
    }

    /// <summary>The gradient of x from that of y, and those of all parameters.</summary>
    public void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx)
    {
        switch (placement)
        {
            case Placement.Pre:
                Norms.PreBackward(dy, x, _weight.Values, _invStd, _mlp, dx, _weight.Gradient, _back);
                break;
            case Placement.Post:
                Norms.PostBackward(dy, _sum, _weight.Values, _mean, _invStd, _mlp, dx, _weight.Gradient, _bias.Gradient, _back);
                break;
            case Placement.Deep:
                Norms.DeepBackward(dy, _sum, _weight.Values, _mean, _invStd, _mlp, dx, _weight.Gradient, _bias.Gradient, _back);
                break;
            default:
                Norms.SandwichBackward(dy, x, _workspace.AsSpan(0, x.Length), _weight.Values, _nextWeight.Values, _invStd, _nextInvStd, _mlp,
                    dx, _weight.Gradient, _nextWeight.Gradient, _back);
                break;
        }
    }
}
