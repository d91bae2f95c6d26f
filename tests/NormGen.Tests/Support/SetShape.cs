using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>How large a tensor is. Numbers of it stand in the order [samples, channels, positions], whatever axis a form has.</summary>
/// <param name="Samples">The samples N.</param>
/// <param name="Channels">The features C.</param>
/// <param name="Spatial">The positions S of a sample.</param>
internal readonly record struct SetShape(int Samples, int Channels, int Spatial)
{
    public int Length => Samples * Channels * Spatial;

    /// <summary>The positions of all samples, which are rows where the features come last.</summary>
    public int Positions => Samples * Spatial;

    public int IndexOf(int sample, int channel, int position) => (sample * Channels + channel) * Spatial + position;

    /// <summary>The sample, the feature and the position of an element.</summary>
    public (int Sample, int Channel, int Position) PlaceOf(int index) => (index / (Channels * Spatial), index / Spatial % Channels, index % Spatial);

    /// <summary>Puts numbers as a form has them in memory.</summary>
    public double[] ToMemory(Axis axis, double[] values) => axis == Axis.Channel ? values : Move(values, toRows: true);

    /// <summary>Puts what a form has in memory in order.</summary>
    public double[] FromMemory(Axis axis, double[] values) => axis == Axis.Channel ? values : Move(values, toRows: false);

    public override string ToString() => $"{Samples}x{Channels}x{Spatial}";

    private double[] Move(double[] values, bool toRows)
    {
        double[] moved = new double[values.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            (int sample, int channel, int position) = PlaceOf(i);
            int row = (sample * Spatial + position) * Channels + channel;
            moved[toRows ? row : i] = values[toRows ? i : row];
        }

        return moved;
    }
}
