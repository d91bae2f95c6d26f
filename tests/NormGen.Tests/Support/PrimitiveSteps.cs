using NormGen.Tests.Kernels;
using static NormGen.Role;

namespace NormGen.Tests.Support;

/// <summary>The public methods of the library that are more than plain norms of floats, at the width of the machine.</summary>
internal static class PrimitiveSteps
{
    public static StepForm[] All { get; } =
    [
        new("L2Norm", Kind.L2, Placement.None, [X, Dim, Y, Role.Epsilon], c => NormPrimitives.L2Norm(c.X, c.Dim, (Span<float>)c.Y, (float)c.Epsilon)),
        new("L2Norm, the default ε", Kind.L2, Placement.None, [X, Dim, Y], c => NormPrimitives.L2Norm(c.X, c.Dim, (Span<float>)c.Y)) { Epsilon = 1e-12 },
        new("L2Norm", Kind.L2, Placement.None, [X, Dim, Y, Role.Epsilon], c => NormPrimitives.L2Norm(c.X, c.Dim, (Span<double>)c.Y, c.Epsilon)) { X = ElementType.Double },
        new("L2Norm", Kind.L2, Placement.None, [X, Dim, Y, Role.Epsilon], c => NormPrimitives.L2Norm(c.X, c.Dim, (Span<Half>)c.Y, (float)c.Epsilon)) { X = ElementType.Half },
        new("L2Norm", Kind.L2, Placement.None, [X, Dim, Y, Role.Epsilon], c => NormPrimitives.L2Norm(c.X, c.Dim, (Span<BFloat16>)c.Y, (float)c.Epsilon)) { X = ElementType.BFloat16 },
        new("ScaleNorm", Kind.L2, Placement.None, [X, Dim, Weight, Y, Role.Epsilon], c => NormPrimitives.ScaleNorm(c.X, c.Dim, (float)c.SharedWeight, c.Y, (float)c.Epsilon)) { SharedWeight = true },
        new("AddLayerNorm", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.AddLayerNorm(c.X, (Span<float>)c.Residual, c.Weight, c.Bias, c.Y, (float)c.Epsilon)),
        new("AddLayerNorm", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.AddLayerNorm(c.X, (Span<Half>)c.Residual, c.Weight, c.Bias, c.Y, (float)c.Epsilon)) { X = ElementType.Half },
        new("AddLayerNorm", Kind.Layer, Placement.Pre, [X, Residual, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.AddLayerNorm(c.X, (Span<BFloat16>)c.Residual, c.Weight, c.Bias, c.Y, (float)c.Epsilon)) { X = ElementType.BFloat16 },
        new("AddRmsNorm", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, Role.Epsilon], c => NormPrimitives.AddRmsNorm(c.X, (Span<float>)c.Residual, c.Weight, c.Y, (float)c.Epsilon)),
        new("AddRmsNorm", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, Role.Epsilon], c => NormPrimitives.AddRmsNorm(c.X, (Span<Half>)c.Residual, c.Weight, c.Y, (float)c.Epsilon)) { X = ElementType.Half },
        new("AddRmsNorm", Kind.RMS, Placement.Pre, [X, Residual, Weight, Y, Role.Epsilon], c => NormPrimitives.AddRmsNorm(c.X, (Span<BFloat16>)c.Residual, c.Weight, c.Y, (float)c.Epsilon)) { X = ElementType.BFloat16 },
        new("LayerNorm", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, (Span<double>)c.Y, c.Epsilon)) { X = ElementType.Double },
        new("LayerNorm", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, (Span<Half>)c.Y, (float)c.Epsilon)) { X = ElementType.Half },
        new("LayerNorm", Kind.Layer, Placement.None, [X, Weight, Bias, Y, Role.Epsilon], c => NormPrimitives.LayerNorm(c.X, c.Weight, c.Bias, (Span<BFloat16>)c.Y, (float)c.Epsilon)) { X = ElementType.BFloat16 },
        new("RmsNorm", Kind.RMS, Placement.None, [X, Weight, Y, Role.Epsilon], c => NormPrimitives.RmsNorm(c.X, c.Weight, (Span<double>)c.Y, c.Epsilon)) { X = ElementType.Double },
        new("RmsNorm", Kind.RMS, Placement.None, [X, Weight, Y, Role.Epsilon], c => NormPrimitives.RmsNorm(c.X, c.Weight, (Span<Half>)c.Y, (float)c.Epsilon)) { X = ElementType.Half },
        new("RmsNorm", Kind.RMS, Placement.None, [X, Weight, Y, Role.Epsilon], c => NormPrimitives.RmsNorm(c.X, c.Weight, (Span<BFloat16>)c.Y, (float)c.Epsilon)) { X = ElementType.BFloat16 },
    ];
}
