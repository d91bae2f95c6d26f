using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures;

/// <summary>Methods in every kind of type, one inside the other.</summary>
internal static partial class Nested
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void InStaticClass(In x, In weight, Out y);

    internal partial class Class
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public static partial void InClass(In x, In weight, Out y);

        internal partial struct Struct
        {
            [Norm(Kind.RMS, Axis.Feature, 3)]
            public partial void InStruct(In x, In weight, Out y);

            internal partial record Record
            {
                [Norm(Kind.RMS, Axis.Feature, 3)]
                public partial void InRecord(In x, In weight, Out y);

                internal partial record struct RecordStruct
                {
                    [Norm(Kind.RMS, Axis.Feature, 3)]
                    public static partial void InRecordStruct(In x, In weight, Out y);

                    internal partial interface IInterface
                    {
                        [Norm(Kind.RMS, Axis.Feature, 3)]
                        public static partial void InInterface(In x, In weight, Out y);
                    }
                }
            }
        }
    }

    internal readonly partial struct ReadOnlyStruct
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void InReadOnlyStruct(In x, In weight, Out y);
    }

    internal ref partial struct RefStruct
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void InRefStruct(In x, In weight, Out y);
    }

    internal sealed partial record Positional(string Name)
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void InPositionalRecord(In x, In weight, Out y);
    }

    internal abstract partial class Abstract
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public static partial void InAbstractClass(In x, In weight, Out y);
    }

    internal partial interface IWithInstanceMethod
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void InInstance(In x, In weight, Out y);
    }

    internal sealed class WithInstanceMethod : IWithInstanceMethod;

    internal partial interface IVariant<in TIn, out TOut>
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public static partial void InVariantInterface(In x, In weight, Out y);
    }
}

/// <summary>A method in a generic type within a generic type, with constraints that are written on one part only.</summary>
internal partial class Generic<T>
    where T : class, new()
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void InGeneric(In x, In weight, Out y);

    internal partial struct Inner<TKey, @event>
        where TKey : struct, IComparable<TKey>
    {
        [Norm(Kind.RMS, Axis.Feature, 3)]
        public partial void InInner(In x, In weight, Out y);
    }
}

/// <summary>The same name with another number of type parameters.</summary>
internal partial class Generic<TFirst, TSecond>
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void InGeneric(In x, In weight, Out y);
}

/// <summary>The same name without type parameters.</summary>
internal partial class Generic
{
    [Norm(Kind.RMS, Axis.Feature, 3)]
    public static partial void InGeneric(In x, In weight, Out y);
}
