using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Support;

/// <summary>Specifications as the parser would make them, without a parser.</summary>
internal static class Specs
{
    public static NormSpec Of(Kind kind, params IEnumerable<Role> roles) => new(
        kind, Axis.Feature, Array.Empty<int>().ToEquatableArray(), 1e-5, false,
        new[] { Role.X, Role.Y }.Concat(roles).Select(r => new RoleParameter(r, r.ToString())).ToEquatableArray(), false);

    /// <summary>The program with weight and, for Layer, bias: the usual form of each kind.</summary>
    public static NormProgram Usual(Kind kind) => ProgramCatalog.For(kind == Kind.Layer ? Of(kind, Role.Weight, Role.Bias) : Of(kind, Role.Weight));
}
