namespace NormGen.Tests.Signatures;

public sealed class NestingTests
{
    [Fact]
    public void MethodInAnyKindOfType_IsImplemented()
    {
        Expect.Rms(Nested.InStaticClass);
        Expect.Rms(Nested.Class.InClass);
        Expect.Rms(new Nested.Class.Struct().InStruct);
        Expect.Rms(new Nested.Class.Struct.Record().InRecord);
        Expect.Rms(Nested.Class.Struct.Record.RecordStruct.InRecordStruct);
        Expect.Rms(Nested.Class.Struct.Record.RecordStruct.IInterface.InInterface);
        Expect.Rms(new Nested.ReadOnlyStruct().InReadOnlyStruct);
        Expect.Rms((x, weight, y) => new Nested.RefStruct().InRefStruct(x, weight, y));
        Expect.Rms(new Nested.Positional("any").InPositionalRecord);
        Expect.Rms(Nested.Abstract.InAbstractClass);
        Expect.Rms(((Nested.IWithInstanceMethod)new Nested.WithInstanceMethod()).InInstance);
    }

    [Fact]
    public void MethodInGenericType_IsImplemented()
    {
        Expect.Rms(Generic<object>.InGeneric);
        Expect.Rms(new Generic<object>.Inner<int, string>().InInner);
        Expect.Rms(Generic<object, int>.InGeneric);
        Expect.Rms(Generic.InGeneric);
    }

    [Fact]
    public void VarianceOfAContainingInterface_IsRepeated() =>
        Expect.Rms(Nested.IVariant<string, string>.InVariantInterface);
}
