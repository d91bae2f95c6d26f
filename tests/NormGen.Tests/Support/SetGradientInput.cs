using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>What a gradient is given beside what its forward method was. Numbers are drawn as doubles, in the order of <see cref="SetShape"/>.</summary>
/// <param name="Forward">What the forward method was given.</param>
internal sealed record SetGradientInput(SetInput Forward)
{
    /// <summary>The gradient of the output.</summary>
    public double[] Dy { get; init; } = [];

    /// <summary>Power's ν from before.</summary>
    public double[] Nu { get; init; } = [];

    /// <summary>What is in dweight before the call.</summary>
    public double[] DWeight { get; init; } = [];

    /// <summary>What is in dbias before the call.</summary>
    public double[] DBias { get; init; } = [];

    public SetShape Shape => Forward.Shape;

    /// <summary>Draws what belongs to an input. Gradients have a mean, so that what is taken off of them shows.</summary>
    public static SetGradientInput Make(SetInput forward, ulong seed)
    {
        SplitMix64 random = new(seed ^ Fnv1a.Of($"gradient of {forward}"));
        SetShape shape = forward.Shape;
        double[] Draw(int length, double mean, double deviation) => [.. Enumerable.Range(0, length).Select(_ => mean + deviation * random.Normal())];
        return new(forward)
        {
            Dy = Draw(shape.Length, 0.4, 1),
            Nu = Draw(shape.Channels, 0.1, 0.3),
            DWeight = Draw(shape.Channels, 0, 2),
            DBias = Draw(shape.Channels, 0, 2),
        };
    }

    /// <summary>A tensor or parameter in some type, as it lies in memory; statistics that the forward pass saves are none of them.</summary>
    public Array Of(Role role, ElementType type, Axis axis) => role switch
    {
        Role.Dy => Elements.Round(type, Shape.ToMemory(axis, Dy)),
        Role.Nu => Elements.Round(type, [.. Nu]),
        Role.DWeight => Elements.Round(type, [.. DWeight]),
        Role.DBias => Elements.Round(type, [.. DBias]),
        _ => Forward.Of(role, type, axis),
    };

    /// <summary>The numbers of a tensor or parameter as its type has them, in order.</summary>
    public double[] Rounded(Role role, ElementType type) => Elements.Widen(Of(role, type, Axis.Channel));

    public override string ToString() => Forward.ToString();
}
