using System.Numerics.Tensors;

namespace TransformerBlock.Making;

/// <summary>Gradient descent for one parameter, by Adam (Kingma &amp; Ba 2015): each value's step is measured by how large its gradients have been.</summary>
internal sealed class Descent(Parameter parameter)
{
    private const float MeanDecay = 0.9f, SquareDecay = 0.99f;

    private readonly float[] _gradient = new float[parameter.Values.Length];
    private readonly float[] _mean = new float[parameter.Values.Length];
    private readonly float[] _square = new float[parameter.Values.Length];
    private float _meanWeight, _squareWeight;

    /// <summary>Adds the product of each input with each output's error to the gradient.</summary>
    public void AddOuter(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            Span<float> row = _gradient.AsSpan(i * errors.Length, errors.Length);
            TensorPrimitives.FusedMultiplyAdd(errors, inputs[i], row, row);
        }
    }

    /// <summary>One step down, and the gradient begins anew.</summary>
    public void Step(float rate, int samples)
    {
        // Both means begin at zero; dividing by the weight they have so far makes up for it.
        _meanWeight = MeanDecay * _meanWeight + (1 - MeanDecay);
        _squareWeight = SquareDecay * _squareWeight + (1 - SquareDecay);
        for (int i = 0; i < _gradient.Length; i++)
        {
            float gradient = _gradient[i] / samples;
            _mean[i] = MeanDecay * _mean[i] + (1 - MeanDecay) * gradient;
            _square[i] = SquareDecay * _square[i] + (1 - SquareDecay) * gradient * gradient;
            parameter.Values[i] -= rate * (_mean[i] / _meanWeight) / (MathF.Sqrt(_square[i] / _squareWeight) + 1e-8f);
        }

        Array.Clear(_gradient);
    }
}
