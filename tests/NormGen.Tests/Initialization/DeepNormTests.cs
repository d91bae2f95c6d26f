namespace NormGen.Tests.Initialization;

/// <summary>DeepNorm's constants, against values worked out elsewhere.</summary>
public sealed class DeepNormTests
{
    public static TheoryData<DeepNorm, double, double> Published() => new()
    {
        { DeepNorm.DecoderOnly(12), 2.213363839400643, 0.3194715521231362 },
        { DeepNorm.DecoderOnly(48), 3.1301691601465746, 0.22590050090246122 },
        { DeepNorm.DecoderOnly(100), 3.7606030930863934, 0.1880301546543197 },
        { DeepNorm.EncoderOnly(48), 3.1301691601465746, 0.22590050090246122 },
        { DeepNorm.Encoder(6, 6), 1.417938140685523, 0.49698924077132345 },
        { DeepNorm.Decoder(6, 6), 2.0597671439071177, 0.34329452398451965 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Constants(DeepNorm constants, double residualScale, double initGain)
    {
        Assert.Equal(residualScale, constants.ResidualScale, 1e-15);
        Assert.Equal(initGain, constants.InitGain, 1e-15);
    }

    [Fact]
    public void AModelWithoutLayers_IsNone()
    {
        Assert.Equal("layers", Assert.Throws<ArgumentOutOfRangeException>(() => DeepNorm.EncoderOnly(0)).ParamName);
        Assert.Equal("layers", Assert.Throws<ArgumentOutOfRangeException>(() => DeepNorm.DecoderOnly(-1)).ParamName);
        Assert.Equal("decoderLayers", Assert.Throws<ArgumentOutOfRangeException>(() => DeepNorm.Encoder(1, 0)).ParamName);
        Assert.Equal("encoderLayers", Assert.Throws<ArgumentOutOfRangeException>(() => DeepNorm.Decoder(0, 1)).ParamName);
    }

    [Fact]
    public void ADeepModel_DoesNotOverflow() => Assert.True(double.IsFinite(DeepNorm.Encoder(int.MaxValue, int.MaxValue).ResidualScale));
}
