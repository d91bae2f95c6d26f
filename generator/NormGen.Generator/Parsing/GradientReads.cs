using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>
/// What a gradient reads for the outputs that it has, whether its method has parameters for all of it or not. The programs are asked, so that what is needed
/// and what has no effect is said in one place: by the formulas.
/// </summary>
internal sealed class GradientReads
{
    private static readonly Role[] Inputs =
    [
        Role.Dy, Role.X, Role.Sum, Role.Weight, Role.NextWeight, Role.Nu, Role.Epsilon, Role.ResidualScale, Role.BranchScale, Role.Sublayer,
    ];

    private readonly HashSet<Role> _roles = [];

    /// <summary>The roles of tensors, parameters and numbers that are read, and of statistics that the forward pass may have saved.</summary>
    public bool Has(Role role) => _roles.Contains(role);

    public static GradientReads Of(NormSpec spec)
    {
        GradientReads reads = new();
        foreach (Step step in GradientSteps.Of(WithInputs(spec)))
        {
            if (step is KernelStep kernel)
                reads.Add(kernel, spec);
            else if (step is SumStep sum)
                reads.Add([sum.ResidualScale, sum.BranchScale]);
        }

        return reads;
    }

    /// <summary>The gradient with all that it could be given.</summary>
    private static NormSpec WithInputs(NormSpec spec)
    {
        NormSpec forward = spec.Forward!;
        bool CanBeGiven(Role role) => forward.Has(role) || RoleFacts.IsTensor(role) || role == Role.Nu;
        return spec with
        {
            Parameters = spec.Parameters.Where(p => !Inputs.Contains(p.Role) || CanBeGiven(p.Role))
                .Concat(Inputs.Where(r => !spec.Has(r) && CanBeGiven(r)).Select(r => forward.Has(r) ? forward[r] : new RoleParameter(r, "", GradientTypes.Of(r, forward)[0])))
                .ToEquatableArray(),
        };
    }

    private void Add(KernelStep step, NormSpec spec)
    {
        NormProgram program = step.Program;
        Add(program.Stages.SelectMany(Pruning.Expressions).Concat(program.OutputExpressions).SelectMany(e => e.Walk()), role => At(step, role));

        _roles.UnionWith(program.Takes.Select(t => t.Statistic));

        // Whatever a training step asks for, ν has to take in its batch.
        if (GradientCatalog.SourceOf(spec) == StatisticSource.RunningBefore)
            _roles.Add(Role.Nu);
    }

    private void Add(IEnumerable<Expression> parts, Func<Role, Role>? at = null)
    {
        foreach (Expression part in parts)
        {
            if (part is Element tensor)
                _roles.Add(at is null ? tensor.Tensor : at(tensor.Tensor));
            else if (part is FeatureScalar feature)
                _roles.Add(feature.Parameter);
            else if (part is CallScalar scalar && NumberOf(scalar.Value) is { } number)
                _roles.Add(number);
        }
    }

    /// <summary>The role of the number that a value of the call is; null for one that no parameter gives.</summary>
    private static Role? NumberOf(CallValue value) => value switch
    {
        CallValue.Epsilon or CallValue.EpsilonBeside => Role.Epsilon,
        CallValue.ResidualScale => Role.ResidualScale,
        CallValue.BranchScale => Role.BranchScale,
        CallValue.Weight => Role.Weight,
        _ => null,
    };

    /// <summary>The role whose memory a step's tensor is.</summary>
    private static Role At(KernelStep step, Role tensor) => step.Places.TryGetValue(tensor, out Place place) && PlaceRoles.Of(place) is { } role ? role : tensor;
}
