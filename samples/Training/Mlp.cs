using NormGen;

namespace Training;

/// <summary>
/// The branch of a block: each point by itself through a wider layer, of which only what is positive goes on. It keeps what its gradient needs, and adds to
/// the gradients of its own weights.
/// </summary>
internal sealed class Mlp(double gain, Random random) : ISublayer<float>, ISublayerGradient<float>
{
    private readonly Parameter _up = Parameter.Matrix(Shape.Dim, Shape.Hidden, gain, random), _down = Parameter.Matrix(Shape.Hidden, Shape.Dim, gain, random);
    private float[] _input = [], _hidden = [], _gradient = [];

    public IReadOnlyList<Parameter> Parameters => [_up, _down];

    public void Invoke(ReadOnlySpan<float> input, Span<float> output)
    {
        int rows = input.Length / Shape.Dim;
        if (_input.Length < input.Length)
            (_input, _hidden, _gradient) = (new float[input.Length], new float[rows * Shape.Hidden], new float[rows * Shape.Hidden]);
        input.CopyTo(_input);
        Span<float> hidden = _hidden.AsSpan(0, rows * Shape.Hidden);
        _up.Apply(input, hidden, Shape.Dim);
        foreach (ref float value in hidden)
            value = Math.Max(value, 0);
        _down.Apply(hidden, output, Shape.Hidden);
    }

    void ISublayerGradient<float>.Invoke(ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        int rows = outputGradient.Length / Shape.Dim;
        ReadOnlySpan<float> hidden = _hidden.AsSpan(0, rows * Shape.Hidden);
        Span<float> gradient = _gradient.AsSpan(0, rows * Shape.Hidden);
        _down.ApplyGradient(outputGradient, hidden, gradient, Shape.Hidden);
        for (int i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] <= 0)
                gradient[i] = 0;
        }

        _up.ApplyGradient(gradient, _input.AsSpan(0, outputGradient.Length), inputGradient, Shape.Dim);
    }
}
