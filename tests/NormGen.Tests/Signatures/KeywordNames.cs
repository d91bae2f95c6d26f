using In = System.ReadOnlySpan<float>;
using Out = System.Span<float>;

namespace NormGen.Tests.Signatures.@namespace.@record;

/// <summary>Names that are keywords, and names that a generated body might want for itself.</summary>
internal static partial class @class
{
    internal static partial class @struct
    {
        [Norm(Kind.Layer, Axis.Feature, 3)]
        public static partial void @void(
            [Role(Role.X)] In @in, [Role(Role.Weight)] In @is, [Role(Role.Bias)] In @base, [Role(Role.Y)] Out @out);

        [Norm(Kind.Layer, Axis.Feature)]
        public static partial void @int(
            [Role(Role.X)] In @in, [Role(Role.Weight)] In @is, [Role(Role.Bias)] In @base, [Role(Role.Y)] Out @out);

        [Norm(Kind.Layer, Axis.Feature, 3)]
        public static partial void Locals(
            [Role(Role.X)] In row, [Role(Role.Weight)] In rows, [Role(Role.Bias)] In i, [Role(Role.Y)] Out sum);

        [Norm(Kind.Layer, Axis.Feature, 3)]
        public static partial void Roles(
            [Role(Role.X)] In y, [Role(Role.Weight)] In bias, [Role(Role.Bias)] In weight, [Role(Role.Y)] Out x);

        [Norm(Kind.Layer, Axis.Feature)]
        public static partial void Contextual(
            [Role(Role.X)] In value, [Role(Role.Weight)] In field, [Role(Role.Bias)] In var, [Role(Role.Y)] Out nint);

        [Norm(Kind.Layer, Axis.Feature, 3)]
        public static partial void Größe(
            [Role(Role.X)] In eingang, [Role(Role.Weight)] In γ, [Role(Role.Bias)] In β, [Role(Role.Y)] Out ausgang);
    }
}
