using System.Numerics.Tensors;
using NormGen;

namespace Training;

/// <summary>Numbers that are trained, their gradients, and what Adam (Kingma and Ba 2015, arXiv 1412.6980) remembers of these.</summary>
internal sealed class Parameter
{
    private const float Momentum = 0.9f, Memory = 0.99f;
    private readonly float[] _momentum, _square;

    private Parameter(float[] values) => (Values, Gradient, _momentum, _square) = (values, new float[values.Length], new float[values.Length], new float[values.Length]);

    public float[] Values { get; }

    public float[] Gradient { get; }

    /// <summary>A matrix of inputs × outputs, drawn as Glorot has it.</summary>
    public static Parameter Matrix(int inputs, int outputs, double gain, Random random)
    {
        float[] values = new float[inputs * outputs];
        Initializers.XavierNormal(values, inputs, outputs, gain, random);
        return new(values);
    }

    /// <summary>A vector of equal numbers.</summary>
    public static Parameter Vector(int length, float value)
    {
        float[] values = new float[length];
        Array.Fill(values, value);
        return new(values);
    }

    /// <summary>Takes one step, the first of which is 1, and forgets the gradient.</summary>
    public void Step(float rate, int step)
    {
        float ofMomentum = 1 - MathF.Pow(Momentum, step), ofSquare = 1 - MathF.Pow(Memory, step);
        for (int i = 0; i < Values.Length; i++)
        {
            _momentum[i] += (1 - Momentum) * (Gradient[i] - _momentum[i]);
            _square[i] += (1 - Memory) * (Gradient[i] * Gradient[i] - _square[i]);
            Values[i] -= rate * (_momentum[i] / ofMomentum) / (MathF.Sqrt(_square[i] / ofSquare) + 1e-8f);
        }

        Gradient.AsSpan().Clear();
    }

    /// <summary>y = x·W for rows of x.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y, int inputs)
    {
        int outputs = Values.Length / inputs;
        for (int row = 0; row < x.Length / inputs; row++)
        {
            Span<float> output = y.Slice(row * outputs, outputs);
            output.Clear();
            for (int i = 0; i < inputs; i++)
                TensorPrimitives.FusedMultiplyAdd(Values.AsSpan(i * outputs, outputs), x[row * inputs + i], output, output);
        }
    }

    /// <summary>dx = dy·Wᵀ, and dW takes in xᵀ·dy.</summary>
    public void ApplyGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, int inputs)
    {
        int outputs = Values.Length / inputs;
        for (int row = 0; row < dy.Length / outputs; row++)
        {
            ReadOnlySpan<float> output = dy.Slice(row * outputs, outputs);
            for (int i = 0; i < inputs; i++)
            {
                Span<float> gradient = Gradient.AsSpan(i * outputs, outputs);
                TensorPrimitives.FusedMultiplyAdd(output, x[row * inputs + i], gradient, gradient);
                if (!dx.IsEmpty)
                    dx[row * inputs + i] = TensorPrimitives.Dot(output, Values.AsSpan(i * outputs, outputs));
            }
        }
    }
}
