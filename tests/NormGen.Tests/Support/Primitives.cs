using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The public methods of the library, at the width of the machine.</summary>
internal static class Primitives
{
    public static NormForm Layer { get; } = new("LayerNorm", Kind.Layer, Parts.All, c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, c.Y, c.Mean, c.InvStd, c.Epsilon)) { Epsilon = null };

    public static NormForm Rms { get; } = new("RmsNorm", Kind.RMS, Parts.Weight | Parts.InvStd, c => NormPrimitives.RmsNorm(c.X, c.Weight, c.Y, c.InvStd, c.Epsilon)) { Epsilon = null };

    public static KernelSet Set { get; } = new("Primitives",
    [
        Layer,
        new("LayerNorm", Kind.Layer, Parts.None, c => NormPrimitives.LayerNorm(c.X, c.Dim, c.Y, c.Epsilon)) { Epsilon = null },
        new("LayerNorm", Kind.Layer, Parts.Weight, c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Y, c.Epsilon)) { Epsilon = null },
        new("LayerNorm", Kind.Layer, Parts.Affine, c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, c.Y, c.Epsilon)) { Epsilon = null },
        new("LayerNorm, the default ε", Kind.Layer, Parts.Affine, c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, c.Y)),
        new("LayerNorm, y is x", Kind.Layer, Parts.Affine, c => NormPrimitives.LayerNorm(c.Y, c.Weight, c.Bias, c.Y, c.Epsilon)) { Epsilon = null, InPlace = true },
        Rms,
        new("RmsNorm", Kind.RMS, Parts.None, c => NormPrimitives.RmsNorm(c.X, c.Dim, c.Y, c.Epsilon)) { Epsilon = null },
        new("RmsNorm", Kind.RMS, Parts.Weight, c => NormPrimitives.RmsNorm(c.X, c.Weight, c.Y, c.Epsilon)) { Epsilon = null },
        new("RmsNorm, the default ε", Kind.RMS, Parts.Weight, c => NormPrimitives.RmsNorm(c.X, c.Weight, c.Y)),
        new("RmsNorm, y is x", Kind.RMS, Parts.Weight, c => NormPrimitives.RmsNorm(c.Y, c.Weight, c.Y, c.Epsilon)) { Epsilon = null, InPlace = true },
    ]);
}
