using Microsoft.CodeAnalysis;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks that a gradient has the tensors, parameters and numbers that its outputs depend on, and none that mean nothing beside its forward method.</summary>
internal sealed class GradientRules(IMethodSymbol method, NormSpec spec, string forwardName, GradientReads reads, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    : GradientMethodRules(method, spec, forwardName, reads, reader, problems, cancellation)
{
    private static readonly (Role Gradient, Role Of)[] OfParameters =
    [
        (Role.DWeight, Role.Weight), (Role.DBias, Role.Bias), (Role.DNextWeight, Role.NextWeight), (Role.DNextBias, Role.NextBias),
    ];

    private bool IsPlaced => Forward.Placement != Placement.None;

    /// <summary>Whether anything is written: without that nothing is needed either.</summary>
    public bool HasOutput => Spec.Has(Role.Dx) || Spec.Has(Role.DResidual) || OfParameters.Any(p => Spec.Has(p.Gradient)) || (Spec.Has(Role.Nu) && Spec[Role.Nu].IsWritable);

    public void Check()
    {
        CheckOutputs();
        CheckSize();
        CheckPadding();
        CheckBlock();
        if (!HasOutput)
            return;
        CheckTensors();
        CheckWeights();
        CheckScales();
    }

    private void CheckOutputs()
    {
        if (!Spec.Has(Role.Dy) && AllKnown)
            Missing($"has no gradient to start from: add a parameter '{TextOf(Role.Dy)}'");
        if (!HasOutput && AllKnown)
            Missing($"has nothing to write: add a parameter '{TextOf(Role.Dx)}', or one for the gradient of a parameter, such as dweight");
        foreach ((Role gradient, Role of) in OfParameters.Where(p => Spec.Has(p.Gradient) && Unlike(p.Of) is not null))
            WithoutEffect(gradient, Unlike(of)!);
        if (Spec.Has(Role.DResidual) && (!IsPlaced || Forward.IsBlock))
            WithoutEffect(Role.DResidual, Forward.IsBlock ? "the residual of a whole block is x, whose gradient is dx; remove the parameter" : $"{ForwardName} has no residual; remove the parameter");
    }

    private void CheckSize()
    {
        int sizes = Spec.Sizes.Distinct().Count();
        if (sizes != 1 && Spec.DimSource is null && AllKnown)
            Missing($"has nothing that tells the feature count: add a weight, its gradient or a parameter 'int dim', or give {ForwardName} one size");
        if (sizes == 1 && Spec.Has(Role.Dim))
            WithoutEffect(Role.Dim, $"{ForwardName} has one size only; remove the parameter");
        if (!ProgramCatalog.HasSamples(Spec.Kind, Spec.Axis))
        {
            if (Spec.Has(Role.Spatial))
                WithoutEffect(Role.Spatial, $"to {KindName} on {AxisName} every position is a row; remove the parameter");
        }
        else if (Forward.Has(Role.Spatial) && !Spec.Has(Role.Spatial) && AllKnown)
        {
            Missing($"has nothing that tells the positions of a sample: add a parameter 'int spatial', as {ForwardName} has it");
        }
        else if (Spec.Has(Role.Spatial) && !Forward.Has(Role.Spatial))
        {
            WithoutEffect(Role.Spatial, $"{ForwardName} has Spatial set; remove the parameter");
        }
    }

    /// <summary>Padding is the same forwards and backwards, and told in the same way.</summary>
    private void CheckPadding()
    {
        Role? ofForward = Forward.Has(Role.Mask) ? Role.Mask : Forward.Has(Role.Lengths) ? Role.Lengths : null;
        foreach (Role role in new[] { Role.Mask, Role.Lengths }.Where(r => r != ofForward && Spec.Has(r)))
        {
            Contradict(Of(role), Spec[role].Name, ofForward is { } other
                ? $"tells the padding, which {ForwardName} takes from '{NameOf(other)}'; take that too"
                : $"tells of padding, and {ForwardName} has none; remove it, or give {ForwardName} a {NameOf(role)} too");
        }

        if (ofForward is { } needed && AllKnown && !Spec.Has(Role.Mask) && !Spec.Has(Role.Lengths))
            Missing($"does not know the padding: add a parameter '{TextOf(needed)}', as {ForwardName} has it");
    }

    private void CheckBlock()
    {
        if (Forward.IsBlock && HasOutput && !Spec.Has(Role.Dx) && AllKnown)
            Missing($"has no dx, which a whole block's gradient is on its way to: add a parameter '{TextOf(Role.Dx)}'");
        if (Spec.Has(Role.Sublayer) && !Forward.IsBlock)
            WithoutEffect(Role.Sublayer, $"{ForwardName} has no sublayer; remove the parameter");
        else if (Forward.IsBlock && !Spec.Has(Role.Sublayer) && AllKnown)
            Missing($"has no sublayer: add a parameter 'SublayerGradient<{Forward[Role.X].Element.Name}> sublayer', or one of a type that is an ISublayerGradient");
        if (Spec.Has(Role.Workspace) && !Forward.IsBlock)
            WithoutEffect(Role.Workspace, "only the gradient of a block with a sublayer needs it; remove the parameter");
        if (Spec.Has(Role.Branch) && (!Forward.IsBlock || Forward.Placement != Placement.Sandwich))
            WithoutEffect(Role.Branch, "only the gradient of a whole Placement.Sandwich block reads it; remove the parameter");
        else if (Forward.IsBlock)
            CheckMissing(Role.Branch, ", for what the sub-layer wrote in the forward pass");
    }

    private void CheckTensors()
    {
        bool readsSum = IsPlaced && (!Forward.IsBlock || Forward.Placement is Placement.Post or Placement.Deep);
        CheckNeedless(Role.X, readsSum && !Reads(Role.X) && Reads(Role.Sum) && Forward.Placement != Placement.Sandwich ? "what is normalized is the sum; remove the parameter" : null);
        CheckNeedless(Role.Sum, readsSum ? null : $"{ForwardName} normalizes x; remove the parameter");
        CheckMissing(Role.X, AsForward);
        CheckMissing(Role.Sum, Forward.Placement is Placement.Pre or Placement.Sandwich ? ", which is what residual holds after the forward pass"
            : ", which the forward pass can write");
        CheckNeedless(Role.DResidualOut, Forward.IsBlock ? "what a whole block hands on is its output, whose gradient is dy; remove the parameter"
            : Forward.Placement is Placement.Pre or Placement.Sandwich ? null
            : IsPlaced ? $"Placement.{Forward.Placement} hands on no residual; remove the parameter"
            : $"{ForwardName} has no residual; remove the parameter");
    }

    private void CheckWeights()
    {
        foreach (Role weight in new[] { Role.Weight, Role.NextWeight })
        {
            CheckNeedless(weight, Unlike(weight));
            CheckMissing(weight, AsForward);
        }
    }

    private void CheckScales()
    {
        foreach (Role scale in new[] { Role.ResidualScale, Role.BranchScale })
        {
            CheckNeedless(scale, Unlike(scale));
            CheckMissing(scale, AsForward);
            if (Spec.Has(scale))
                Add(Numbers.ProblemsOfDefaultScale(Parameter(scale), Cancellation));
        }
    }
}
