using Keywords = NormGen.Tests.Signatures.@namespace.@record.@class.@struct;

namespace NormGen.Tests.Signatures;

public sealed class KeywordNameTests
{
    [Fact]
    public void NamesThatAreKeywords_AreImplemented()
    {
        Expect.Layer(Keywords.@void);
        Expect.Layer(Keywords.@int);
        Expect.Layer(Keywords.Contextual);
    }

    [Fact]
    public void NamesThatABodyMightUse_AreImplemented()
    {
        Expect.Layer(Keywords.Locals);
        Expect.Layer(Keywords.Roles);
    }

    [Fact]
    public void NamesBeyondAscii_AreImplemented() => Expect.Layer(Keywords.Größe);

    [Fact]
    public void KeywordParameter_IsNamedWithoutItsSign() =>
        Assert.Equal("out", Assert.Throws<ArgumentException>(() => Keywords.@void(new float[3], new float[3], new float[3], new float[2])).ParamName);
}
