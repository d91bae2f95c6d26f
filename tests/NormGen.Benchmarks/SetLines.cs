namespace NormGen.Benchmarks;

/// <summary>The lines of kernels whose statistics are not of rows. A tensor of samples is measured as rows of its positions.</summary>
internal static class SetLines
{
    private const int Samples = 32, Channels = 64, Positions = 56 * 56;

    public static Line[] All { get; } =
    [
        new("batch-training", Positions, Samples * Channels, 1.9, r => Kernels.BatchTraining64(r.X, r.Weight[..64], r.Bias[..64], r.RunningMean.AsSpan(0, 64), r.RunningVar.AsSpan(0, 64), r.Y, Positions), null) { Shape = "32x64x56x56" },
        new("batch-inference", Positions, Samples * Channels, 1.1, r => Kernels.BatchInference64(r.X, r.Weight[..64], r.Bias[..64], r.RunningMean.AsSpan(0, 64), r.RunningVar.AsSpan(0, 64), r.Y, Positions), null) { Shape = "32x64x56x56" },
        new("batch-training", 512, 4096, 1.9, r => Kernels.BatchTraining512(r.X, r.Weight, r.Bias, r.RunningMean, r.RunningVar, r.Y), null) { Shape = "4096x512" },
        new("batch-inference", 512, 4096, 1.1, r => Kernels.BatchInference512(r.X, r.Weight, r.Bias, r.RunningMean, r.RunningVar, r.Y), null) { Shape = "4096x512" },
        new("group", 1024, 8 * 320, 1.9, r => Kernels.Group320(r.X, r.Weight[..320], r.Bias[..320], r.Y, 1024), null) { Shape = "8x320x32x32 g=32" },
        new("layer-channel", 1024, 8 * 320, 2.5, r => Kernels.LayerChannel320(r.X, r.Weight[..320], r.Bias[..320], r.Y, 1024), null) { Shape = "8x320x32x32" },
        new("instance", 1024, 8 * 320, null, r => Kernels.Instance320(r.X, r.Weight[..320], r.Bias[..320], r.Y, 1024), null) { Shape = "8x320x32x32" },
        new("power-training", 512, 4096, null, r => Kernels.PowerTraining512(r.X, r.Weight, r.Bias, r.RunningVar, r.Y), null) { Shape = "4096x512" },

        // The kernels that learn the size at run time have no goal of their own.
        new("batch-training-runtime", Positions, Samples * Channels, null, r => NormPrimitives.BatchNormTrainingChannels(r.X, r.Weight[..64], r.Bias[..64], r.RunningMean.AsSpan(0, 64), r.RunningVar.AsSpan(0, 64), r.Y, Positions), null) { Shape = "32x64x56x56" },
        new("batch-training-runtime", 512, 4096, null, r => NormPrimitives.BatchNormTraining(r.X, r.Weight, r.Bias, r.RunningMean, r.RunningVar, r.Y), null) { Shape = "4096x512" },
        new("group-runtime", 1024, 8 * 320, null, r => NormPrimitives.GroupNormChannels(r.X, r.Weight[..320], r.Bias[..320], r.Y, 32, 1024), null) { Shape = "8x320x32x32 g=32" },
        new("layer-channel-runtime", 1024, 8 * 320, null, r => NormPrimitives.LayerNormChannels(r.X, r.Weight[..320], r.Bias[..320], r.Y, 1024), null) { Shape = "8x320x32x32" },
    ];
}
