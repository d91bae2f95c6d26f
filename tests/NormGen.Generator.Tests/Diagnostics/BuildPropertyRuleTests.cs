using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>NG0013: the build properties.</summary>
public sealed class BuildPropertyRuleTests : RuleTest
{
    [Theory]
    [InlineData("NormGenEmit", "Specialised", "Auto, Specialized, Runtime")]
    [InlineData("NormGenEmit", "true", "Auto, Specialized, Runtime")]
    [InlineData("NormGenVectorWidth", "64", "Auto, 512, 256, 128, Scalar")]
    [InlineData("NormGenVectorWidth", "Vector256", "Auto, 512, 256, 128, Scalar")]
    public Task AnUnknownValue(string property, string value, string known) => ReportsIn(Rules.WrongBuildProperty,
        $"{property} is '{value}': it must be one of {known}", Samples.Rms, (property, value));

    [Theory]
    [InlineData("NormGenEmit", "Auto")]
    [InlineData("NormGenEmit", "specialized")]
    [InlineData("NormGenEmit", " RUNTIME ")]
    [InlineData("NormGenEmit", "")]
    [InlineData("NormGenVectorWidth", "Auto")]
    [InlineData("NormGenVectorWidth", "512")]
    [InlineData("NormGenVectorWidth", "256")]
    [InlineData("NormGenVectorWidth", "128")]
    [InlineData("NormGenVectorWidth", "scalar")]
    [InlineData("SomethingElse", "whatever")]
    public Task AKnownValue(string property, string value) => AcceptsIn(Samples.Rms, (property, value));
}
