using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks what samples, groups and state need and mean: how many positions a sample has, state in pairs, and nothing that has no meaning for the kind.</summary>
internal sealed class SetRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    : MethodRules(method, spec, reader, problems, cancellation)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);

    private bool KeepsSquare => ProgramCatalog.States(Spec.Kind, Spec.Axis).Contains(Role.RunningSquare);

    /// <summary>Whether statistics are of other elements than those of a row.</summary>
    public static bool IsOfSets(NormSpec spec) => ProgramCatalog.SharingOf(spec.Kind, spec.Axis) != Sharing.Row;

    /// <summary>Whether the method has a placement where only rows can have one: what else the placement needs is then nobody's business.</summary>
    public static bool RefusesPlacement(NormSpec spec) => IsOfSets(spec) && spec.Placement != Placement.None && Enum.IsDefined(typeof(Placement), spec.Placement);

    public void Check()
    {
        CheckSpatial();
        CheckGroups();
        CheckState();
        CheckGivenStatistics();
        CheckMomentum();
        CheckAlpha();
        if (IsOfSets(Spec))
            CheckWhatRowsHave();
    }

    private void CheckSpatial()
    {
        bool isSet = Reader.Gives("Spatial"), isGiven = Spec.Has(Role.Spatial);
        if (!ProgramCatalog.HasSamples(Spec.Kind, Spec.Axis))
        {
            string why = $"to {KindName} on {AxisName} every position is a row;";
            if (isGiven)
                WithoutEffect(Role.Spatial, why + " remove the parameter");
            if (isSet)
                SettingWithoutEffect("Spatial", why + " remove the setting");
            return;
        }

        if (isSet && isGiven)
            SettingWithoutEffect("Spatial", $"the parameter '{Spec[Role.Spatial].Name}' gives the positions; remove one of the two");
        else if (isSet && Spec.Spatial < 1)
            Add(new Problem(Rules.WrongSpatial, Reader.ValueLocation("Spatial"), Spec.Spatial));
        else if (!isSet && !isGiven && AllKnown)
            Missing($"has nothing that tells the positions of a sample: add a parameter 'int spatial', or set Spatial in the attribute");
    }

    private void CheckGroups()
    {
        if (_sharing == Sharing.GroupOfSample && !Reader.Gives("Groups"))
            Missing("has no groups: add Groups = 32, or the like; one group takes in all features of a sample");
        else if (!ProgramCatalog.TakesGroups(Spec.Kind, Spec.Axis) && Reader.Gives("Groups"))
            SettingWithoutEffect("Groups", $"{KindName} takes statistics of each feature by itself; remove the setting");
    }

    private void CheckState()
    {
        IReadOnlyList<Role> states = ProgramCatalog.States(Spec.Kind, Spec.Axis);
        foreach (RoleParameter parameter in Spec.Parameters.Where(p => RoleFacts.IsState(p.Role) && !states.Contains(p.Role)))
            WithoutEffect(parameter.Role, $"{KindName} keeps no {parameter.Role}; remove the parameter");
        IReadOnlyList<Role> present = [.. states.Where(Spec.Has)];
        if (present.Count == 0 || !AreSpans(present))
            return;
        foreach (Role missing in states.Except(present).Where(_ => AllKnown))
        {
            RoleParameter other = Spec[present[0]];
            Missing($"has '{other.Name}' without the state that goes with it: add a parameter '{SpanOf(other)} {RoleFacts.Of(missing).Names[0]}'");
        }

        if (present.Select(Spec.Writes).Distinct().Count() > 1)
        {
            RoleParameter readOnly = Spec[present.First(r => !Spec.Writes(r))];
            Contradict(Of(readOnly.Role), readOnly.Name, "is read-only beside state that is written: make both a Span to train, or both a ReadOnlySpan to infer");
        }
    }

    private void CheckGivenStatistics()
    {
        if (!ProgramCatalog.TakesGivenStatistics(Spec.Kind, Spec.Axis))
            return;
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(Spec.Kind, Spec.Axis);
        IReadOnlyList<Role> given = [.. statistics.Where(s => Spec.Has(s) && !Spec.Writes(s))];
        if (given.Count == 0 || !AreSpans(given))
            return;
        RoleParameter first = Spec[given[0]];
        if (Spec.Parameters.FirstOrDefault(p => ProgramCatalog.States(Spec.Kind, Spec.Axis).Contains(p.Role)) is { } state)
        {
            Contradict(Of(first.Role), first.Name, $"is given beside '{state.Name}', which gives statistics too: remove one, or make '{first.Name}' a Span to have it saved");
            return;
        }

        foreach (Role missing in statistics.Where(s => !Spec.Has(s) && AllKnown))
            Missing($"is given '{first.Name}' alone: add a parameter '{SpanOf(first)} {RoleFacts.Of(missing).Names[0]}', or make '{first.Name}' a Span to have it saved");
        if (statistics.Any(s => Spec.Has(s) && Spec.Writes(s)))
            Contradict(Of(first.Role), first.Name, "is read-only beside a statistic that is written: make both a Span to have them saved, or both a ReadOnlySpan to have them used");
        if (Spec.Has(Role.Epsilon))
            WithoutEffect(Role.Epsilon, "ε is in the given invStd already; remove the parameter");
        else if (Reader.Gives("Epsilon"))
            SettingWithoutEffect("Epsilon", "ε is in the given invStd already; remove the setting");
        if (Reader.Gives("EpsilonMode"))
            SettingWithoutEffect("EpsilonMode", "ε is in the given invStd already; remove the setting");
    }

    private void CheckMomentum()
    {
        IReadOnlyList<Role> states = ProgramCatalog.States(Spec.Kind, Spec.Axis);
        bool canTrain = ProgramCatalog.UpdatesByElements(Spec.Kind, Spec.Axis), trains = canTrain && states.Any(s => Spec.Has(s) && Spec.Writes(s));
        if (!trains)
        {
            string why = canTrain ? "only running statistics that are written take it"
                : KeepsSquare ? $"{KindName} takes AlphaForward instead"
                : $"{KindName} has no running mean and variance";
            foreach (Role role in new[] { Role.Momentum, Role.Batches }.Where(Spec.Has))
                WithoutEffect(role, why + "; remove the parameter");
            if (Reader.Gives("Momentum"))
                SettingWithoutEffect("Momentum", why + "; remove the setting");
            return;
        }

        if (Reader.Gives("Momentum") && (Spec.Has(Role.Momentum) || Spec.Has(Role.Batches)))
            SettingWithoutEffect("Momentum", $"the parameter '{Spec[Spec.Has(Role.Momentum) ? Role.Momentum : Role.Batches].Name}' gives it; remove one of the two");
        else
            Add(Numbers.ProblemsOfShare(Reader, "Momentum", Reader.Momentum));
        if (Spec.Has(Role.Momentum) && Spec.Has(Role.Batches))
            Contradict(Of(Role.Batches), Spec[Role.Batches].Name, $"stands beside '{Spec[Role.Momentum].Name}': an average over all batches has no momentum; remove one");
        if (Spec.Has(Role.Momentum))
            Add(Numbers.ProblemsOfDefaultMomentum(Parameter(Role.Momentum), Cancellation));
    }

    private void CheckAlpha()
    {
        // The gradient takes AlphaBackward from its forward method, so that it is right wherever there is such state.
        bool trains = Spec.Has(Role.RunningSquare) && Spec.Writes(Role.RunningSquare);
        foreach ((string setting, double value, bool hasEffect) in new[] { ("AlphaForward", Reader.AlphaForward, trains), ("AlphaBackward", Reader.AlphaBackward, true) })
        {
            if (hasEffect && KeepsSquare)
                Add(Numbers.ProblemsOfShare(Reader, setting, value));
            else if (Reader.Gives(setting))
                SettingWithoutEffect(setting, (KeepsSquare ? "only a runningSquare that is written takes it" : $"{KindName} has no running quadratic mean") + "; remove the setting");
        }
    }

    /// <summary>Strides and placements are of rows.</summary>
    private void CheckWhatRowsHave()
    {
        foreach (Role stride in new[] { Role.XStride, Role.YStride }.Where(Spec.Has))
            WithoutEffect(stride, $"{KindName} on {AxisName} takes tensors whose elements follow one another; remove the parameter");
        if (RefusesPlacement(Spec))
            Add(new Problem(Rules.NotSupported, Reader.ValueLocation("Placement"), $"Placement.{Spec.Placement} with {KindName} on {AxisName}", "add the residual yourself, and remove the setting"));
    }

    /// <summary>A parameter that should be a span and is none has an error already; what it was meant to be cannot be known.</summary>
    private bool AreSpans(IEnumerable<Role> roles) => roles.All(r => Spec[r].IsSpan);

    private string SpanOf(RoleParameter parameter) => $"{(parameter.IsWritable ? "Span" : "ReadOnlySpan")}<{parameter.Element.Name}>";
}
