namespace NormGen.Tests.Signatures;

public sealed class ModifierTests
{
    [Fact]
    public void VirtualAndOverriddenMethods_AreImplemented()
    {
        Modified derived = new ModifiedDerived();

        Expect.Rms(new Modified().Virtual);
        Expect.Rms(derived.Virtual, epsilon: 0.25);
        Expect.Rms(derived.Hidden);
        Expect.Rms(new ModifiedDerived().Hidden, epsilon: 0.125);
    }

    [Fact]
    public void ScopedParametersAndReadOnlyMethods_AreImplemented()
    {
        Expect.Rms(Modified.Scoped);
        Expect.Rms(new ModifiedStruct().ReadOnly);
    }

    [Fact]
    public void DefaultValue_IsTheDeclaringPartsOwn() =>
        Expect.Rms((x, weight, y) => Modified.WithDefault(x, weight, y), epsilon: 0.5);
}
