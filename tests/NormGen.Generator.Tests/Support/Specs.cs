using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Support;

/// <summary>Specifications as the parser would make them, without a parser.</summary>
internal static class Specs
{
    /// <summary>A method that takes x to y with these roles beside them, every tensor of floats.</summary>
    public static NormSpec Of(Kind kind, params IEnumerable<Role> roles) => new(
        kind, Axis.Feature, EquatableArray<int>.Empty, new[] { Role.X, Role.Y }.Concat(roles).Select(r => new RoleParameter(r, r.ToString(), ElementType.Single)).ToEquatableArray());

    /// <summary>The same for any axis, with state and statistics that are only read.</summary>
    public static NormSpec Of(Kind kind, Axis axis, IReadOnlyList<Role> written, params IReadOnlyList<Role> read) => new(
        kind,
        axis,
        EquatableArray<int>.Empty,
        new[] { Role.X, Role.Y }.Concat(written).Concat(read).Select(r => new RoleParameter(r, r.ToString(), ElementType.Single) { IsWritable = r == Role.Y || written.Contains(r) }).ToEquatableArray());

    /// <summary>The program of a method that has no more than one.</summary>
    public static NormProgram Program(NormSpec spec) => ProgramCatalog.Norm(spec, Role.X);

    /// <summary>The program with weight and, for Layer, bias: the usual form of each kind.</summary>
    public static NormProgram Usual(Kind kind) => Program(kind == Kind.Layer ? Of(kind, Role.Weight, Role.Bias) : Of(kind, Role.Weight));
}
