namespace NormGen.Benchmarks;

/// <summary>The lines of gradients: dx, dγ and dβ from dy, x and saved statistics, against a copy of x. The residual is read as dy.</summary>
internal static class GradientLines
{
    private const int Samples = 32, Channels = 64, Positions = 56 * 56;

    public static Line[] All { get; } =
    [
        new("layer-gradient", 64, 4096, 4.0, r => Kernels.LayerGradient64(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
        new("layer-gradient", 128, 2048, 3.5, r => Kernels.LayerGradient128(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
        new("layer-gradient", 768, 512, 2.8, r => Kernels.LayerGradient768(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
        new("layer-gradient", 4096, 128, 3.2, r => Kernels.LayerGradient4096(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
        new("rms-gradient", 768, 512, 2.6, r => Kernels.RmsGradient768(r.Residual, r.X, r.Weight, r.InvStd, r.Y, r.WeightGradient), null),
        new("rms-gradient", 4096, 128, 2.6, r => Kernels.RmsGradient4096(r.Residual, r.X, r.Weight, r.InvStd, r.Y, r.WeightGradient), null),
        new("batch-gradient", Positions, Samples * Channels, 2.6, r => Kernels.BatchGradient64(
            r.Residual, r.X, r.Weight[..Channels], r.Mean[..Channels], r.InvStd[..Channels], r.Y, r.WeightGradient[..Channels], r.BiasGradient[..Channels], Positions), null) { Shape = "32x64x56x56" },
        new("batch-gradient", 512, 4096, null, r => Kernels.BatchGradient512(
            r.Residual, r.X, r.Weight, r.Mean[..512], r.InvStd[..512], r.Y, r.WeightGradient, r.BiasGradient), null) { Shape = "4096x512" },
        new("group-gradient", 1024, 8 * 320, null, r => Kernels.GroupGradient320(
            r.Residual, r.X, r.Weight[..320], r.Mean[..256], r.InvStd[..256], r.Y, r.WeightGradient[..320], r.BiasGradient[..320], 1024), null) { Shape = "8x320x32x32 g=32" },
        new("layer-channel-gradient", 1024, 8 * 320, null, r => Kernels.LayerChannelGradient320(
            r.Residual, r.X, r.Weight[..320], r.PositionMean, r.PositionInvStd, r.Y, r.WeightGradient[..320], r.BiasGradient[..320], 1024), null) { Shape = "8x320x32x32" },

        // The kernels that learn the size at run time have no goal of their own.
        new("layer-gradient-runtime", 768, 512, null, r => NormPrimitives.LayerNormGradient(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
        new("layer-gradient-runtime", 4096, 128, null, r => NormPrimitives.LayerNormGradient(r.Residual, r.X, r.Weight, r.Mean, r.InvStd, r.Y, r.WeightGradient, r.BiasGradient), null),
    ];
}
