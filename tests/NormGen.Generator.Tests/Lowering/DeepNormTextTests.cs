extern alias runtime;
using System.Globalization;
using NormGen.Generator.Tests.Support;
using DeepNorm = runtime::NormGen.DeepNorm;

namespace NormGen.Generator.Tests.Lowering;

/// <summary>The generated comment shows DeepNorm's α as the library gives it, and where it comes from.</summary>
public sealed class DeepNormTextTests
{
    public static TheoryData<string, string, double> Models => new()
    {
        { "Architecture.DecoderOnly, Layers = 12", "(2·12)^¼", DeepNorm.DecoderOnly(12).ResidualScale },
        { "Architecture.DecoderOnly, Layers = 48", "(2·48)^¼", DeepNorm.DecoderOnly(48).ResidualScale },
        { "Architecture.DecoderOnly, Layers = 100", "(2·100)^¼", DeepNorm.DecoderOnly(100).ResidualScale },
        { "Architecture.EncoderOnly, Layers = 24", "(2·24)^¼", DeepNorm.EncoderOnly(24).ResidualScale },
        { "Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 6, Side = Side.Encoder", "0.81·(6⁴·6)^(1/16)", DeepNorm.Encoder(6, 6).ResidualScale },
        { "Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 12, Side = Side.Encoder", "0.81·(6⁴·12)^(1/16)", DeepNorm.Encoder(6, 12).ResidualScale },
        { "Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 12, Side = Side.Decoder", "(3·12)^¼", DeepNorm.Decoder(6, 12).ResidualScale },
    };

    [Theory, MemberData(nameof(Models))]
    public void TheComment_ShowsAlpha(string settings, string origin, double alpha)
    {
        string text = Generate($"Placement = Placement.Deep, Architecture = {settings}");
        string words = string.Join(" ", text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..].Trim()));
        Assert.Contains($"α = {origin} = {Shown(alpha)}.", words);
        Assert.Contains($"sum = {Shown(alpha)}·residual + x", words);
    }

    [Theory, MemberData(nameof(Models))]
    public void TheKernel_ComputesWithIt(string settings, string origin, double alpha)
    {
        Assert.NotEmpty(origin);
        string text = Generate($"Placement = Placement.Deep, Architecture = {settings}");
        Assert.Contains(((float)alpha).ToString(CultureInfo.InvariantCulture) + "f", text);
    }

    [Fact]
    public void AScaleGivenOutright_HasNoOrigin()
    {
        string text = Generate("Placement = Placement.Post, ResidualScale = 2.5");
        Assert.Contains("sum = 2.5·residual + x", text);
        Assert.DoesNotContain("α", text);
    }

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Generate(string settings) => Consumer.Of(Samples.Class(
        $"[Norm(Kind.Layer, Axis.Feature, 8, {settings})] public static partial void M(ReadOnlySpan<float> x, ReadOnlySpan<float> residual, Span<float> y);")).Width("Scalar").Generate().Compiles().Text;
}
