using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>The memory that a method's rows pass through.</summary>
internal enum Place
{
    X,
    Residual,
    Sum,

    /// <summary>y, or x where the method works in place.</summary>
    Output,

    /// <summary>What a block hands to its sub-layer, in the workspace.</summary>
    BranchInput,

    /// <summary>What a block's sub-layer writes, in the workspace.</summary>
    BranchOutput,

    Dy,
    Dx,
    DResidual,
    DResidualOut,

    /// <summary>What a sandwich block's sub-layer wrote in the forward pass.</summary>
    Branch,
}

/// <summary>Which places are a method's own parameters.</summary>
internal static class PlaceRoles
{
    /// <summary>The role of the parameter at a place; null for the output, which may be y or x, and for a workspace.</summary>
    public static Role? Of(Place place) => place switch
    {
        Place.X => Role.X,
        Place.Residual => Role.Residual,
        Place.Sum => Role.Sum,
        Place.Dy => Role.Dy,
        Place.Dx => Role.Dx,
        Place.DResidual => Role.DResidual,
        Place.DResidualOut => Role.DResidualOut,
        Place.Branch => Role.Branch,
        _ => null,
    };
}

/// <summary>One of the steps that a method takes, each on all rows.</summary>
internal abstract record Step;

/// <summary>A program is carried out.</summary>
/// <param name="Suffix">What tells its kernel from the method's others.</param>
/// <param name="Part">The run-time-size kernel that does the same, but for a prologue.</param>
/// <param name="Program">The program.</param>
/// <param name="Places">Where the tensors of its roles are.</param>
internal sealed record KernelStep(string Suffix, RuntimePart Part, NormProgram Program, IReadOnlyDictionary<Role, Place> Places) : Step
{
    /// <summary>Which of a sandwich's parameters it takes: those of the norm of the residual stream.</summary>
    public bool IsNext { get; init; }
}

/// <summary>A block's sub-layer is called.</summary>
internal sealed record SublayerStep(Place Input, Place Output) : Step;

/// <summary>The steps of a method, by its placement.</summary>
internal static class Steps
{
    public static IReadOnlyList<Step> Of(NormSpec spec)
    {
        if (spec.IsGradient)
            return GradientSteps.Of(spec);
        if (spec.IsRuntimeKernel)
            return [RuntimeStep(spec)];
        Role sum = spec.Has(Role.Sum) ? Role.Sum : Role.Y;
        return (spec.Placement, spec.IsBlock) switch
        {
            (Placement.None, _) => [Norm(spec, Place.X, Place.Output)],
            (Placement.Sandwich, false) => [Branch(spec, Place.X, Place.Residual, Place.Residual), Next(spec, Place.Residual, Place.Output)],
            (Placement.Sandwich, true) =>
            [
                Next(spec, Place.X, Place.BranchInput),
                new SublayerStep(Place.BranchInput, Place.BranchOutput),
                Branch(spec, Place.BranchOutput, Place.X, Place.Output),
            ],
            (Placement.Pre, true) =>
            [
                Norm(spec, Place.X, Place.BranchInput),
                new SublayerStep(Place.BranchInput, Place.BranchOutput),
                Sum(spec, Place.BranchOutput, Place.X, Place.Output),
            ],
            (_, true) => [new SublayerStep(Place.X, Place.BranchOutput), AddNorm(spec, Place.BranchOutput, Place.X, sum)],
            (Placement.Pre, false) => [AddNorm(spec, Place.X, Place.Residual, Role.Residual)],
            _ => [AddNorm(spec, Place.X, Place.Residual, sum)],
        };
    }

    /// <summary>How many tensors of x's shape a block keeps in its workspace: what the sub-layer writes, and what it reads where a norm stands before it.</summary>
    public static int WorkspaceParts(IReadOnlyList<Step> steps) => steps.OfType<SublayerStep>().Any(s => s.Input == Place.BranchInput) ? 2 : 1;

    private static KernelStep Norm(NormSpec spec, Place from, Place to) => new("", RuntimePart.Norm, ProgramCatalog.Norm(spec, Role.X), At((Role.X, from), (Role.Y, to)));

    private static KernelStep Next(NormSpec spec, Place from, Place to) =>
        new("Next", RuntimePart.Norm, ProgramCatalog.NextNorm(spec, Role.X), At((Role.X, from), (Role.Y, to))) { IsNext = true };

    /// <summary>y = N(s): the sum is put where it is wanted, or else where the output will be.</summary>
    private static KernelStep AddNorm(NormSpec spec, Place branch, Place residual, Role sum)
    {
        ResidualSum residualSum = new(spec);
        NormProgram program = ProgramCatalog.Norm(spec, sum) with
        {
            Prologue = new Map(sum, new Stored(residualSum.Of(new Element(Role.X)), Role.X)),
        };
        string name = sum == Role.Residual ? "residual" : "sum";
        program = program with { Formula = $"{name} = {residualSum.Describe("x")}, {program.Formula}" };
        return new("", RuntimePart.Norm, program, At((Role.X, branch), (Role.Residual, residual), (Role.Sum, Place.Sum), (Role.Y, Place.Output)));
    }

    /// <summary>sum = a·r + b·N(f), with what an unfused norm would have stored.</summary>
    private static KernelStep Branch(NormSpec spec, Place branch, Place residual, Place sum)
    {
        ResidualSum residualSum = new(spec);
        Role output = sum == residual ? Role.Residual : Role.Y;
        NormProgram program = ProgramCatalog.Norm(spec, Role.X).Ending(output, y => new OneNaN(residualSum.Of(new Stored(y, Role.X))));
        program = program with { Formula = $"{program.Formula}, {(output == Role.Residual ? "residual" : "sum")} = {residualSum.Describe("y")}" };
        return new("Branch", RuntimePart.Branch, program, At((Role.X, branch), (Role.Residual, residual), (Role.Y, sum)));
    }

    private static KernelStep Sum(NormSpec spec, Place branch, Place residual, Place sum)
    {
        ResidualSum residualSum = new(spec);
        NormProgram program = new("y = " + residualSum.Describe("x"), [new Map(Role.Y, new Stored(new OneNaN(residualSum.Of(new Element(Role.X))), Role.X))]);
        return new("Sum", RuntimePart.Sum, program, At((Role.X, branch), (Role.Residual, residual), (Role.Y, sum)));
    }

    /// <summary>The library's kernels write to y, wherever that may be.</summary>
    private static KernelStep RuntimeStep(NormSpec spec) => spec.RuntimePart switch
    {
        RuntimePart.Branch => Branch(spec, Place.X, Place.Residual, Place.Output),
        RuntimePart.Sum => Sum(spec, Place.X, Place.Residual, Place.Output),
        _ => Norm(spec, Place.X, Place.Output),
    };

    private static Dictionary<Role, Place> At(params (Role Role, Place Place)[] places) => places.ToDictionary(p => p.Role, p => p.Place);
}
