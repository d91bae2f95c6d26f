using System.Diagnostics;
using System.Numerics.Tensors;
using NormGen;

namespace Training;

/// <summary>What came of a training.</summary>
/// <param name="Placement">Where the norms stood.</param>
/// <param name="Losses">The loss of each step.</param>
/// <param name="Accuracy">The share of fresh points that are told rightly.</param>
/// <param name="GradientError">How far the gradient was from differences along its own direction, relative.</param>
/// <param name="StepMilliseconds">The median of a step's time.</param>
/// <param name="Network">The trained network.</param>
internal sealed record Trained(Placement Placement, IReadOnlyList<double> Losses, double Accuracy, double GradientError, double StepMilliseconds, Network Network);

/// <summary>Trains a network.</summary>
internal static class Trainer
{
    public static Trained Train(Placement placement, int steps, float rate, int seed, Action<double> progress, CancellationToken cancellation)
    {
        Network network = new(placement, seed);
        Random random = new(seed);
        double error = GradientError(network, random);
        List<double> losses = [], times = [];
        for (int step = 1; step <= steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            (float[] points, int[] classes) = Spiral.Draw(Shape.Batch, random);
            long start = Stopwatch.GetTimestamp();
            losses.Add(network.Learn(points, classes));

            // Up for a tenth of the steps, and then down.
            float warmUp = Math.Min(1, 10f * step / steps), left = 1 - ((float)step / (steps + 1));
            foreach (Parameter parameter in network.Parameters)
                parameter.Step(rate * warmUp * left, step);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            progress(losses[^1]);
        }

        times.Sort();
        return new(placement, losses, Accuracy(network, random), error, times[times.Count / 2], network);
    }

    private static double Accuracy(Network network, Random random)
    {
        (float[] points, int[] classes) = Spiral.Draw(3000, random);
        ReadOnlySpan<float> logits = network.Forward(points);
        int right = 0;
        for (int i = 0; i < classes.Length; i++)
            right += ClassOf(logits, i) == classes[i] ? 1 : 0;
        return (double)right / classes.Length;
    }

    /// <summary>The likeliest class of a point.</summary>
    public static int ClassOf(ReadOnlySpan<float> logits, int point) => TensorPrimitives.IndexOfMax(logits.Slice(point * Shape.Classes, Shape.Classes));

    /// <summary>Moves all parameters a little along the gradient, there and back: the loss must change by the gradient's square times the step.</summary>
    private static double GradientError(Network network, Random random)
    {
        const float Step = 2e-3f;
        (float[] points, int[] classes) = Spiral.Draw(Shape.Batch, random);
        network.Learn(points, classes);
        float[][] gradients = [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
        double square = gradients.Sum(gradient => gradient.Sum(value => (double)value * value)), step = Step / Math.Sqrt(square);
        double change = LossAt(step) - LossAt(-step);
        return Math.Abs((change / (2 * step * square)) - 1);

        double LossAt(double by)
        {
            float[][] before = [.. network.Parameters.Select(parameter => parameter.Values.ToArray())];
            foreach ((Parameter parameter, float[] gradient) in network.Parameters.Zip(gradients))
            {
                for (int i = 0; i < gradient.Length; i++)
                    parameter.Values[i] += (float)(by * gradient[i]);
            }

            double loss = network.Learn(points, classes);
            foreach ((Parameter parameter, float[] values) in network.Parameters.Zip(before))
            {
                values.CopyTo(parameter.Values, 0);
                parameter.Gradient.AsSpan().Clear();
            }

            return loss;
        }
    }
}
