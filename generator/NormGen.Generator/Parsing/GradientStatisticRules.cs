using Microsoft.CodeAnalysis;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks where a gradient has its statistics from: saved by the forward pass, given, kept as state, or worked out once more, for which it needs ε.</summary>
internal sealed class GradientStatisticRules(IMethodSymbol method, NormSpec spec, string forwardName, GradientReads reads, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    : GradientMethodRules(method, spec, forwardName, reads, reader, problems, cancellation)
{
    private readonly StatisticSource _source = ProgramCatalog.SourceOf(spec.Forward!);

    /// <summary>The state that stands for a statistic in inference.</summary>
    private IReadOnlyList<(Role Statistic, Role State)> OfState => ProgramCatalog.States(Spec.Kind, Spec.Axis)
        .Select(s => (s == Role.RunningMean ? Role.Mean : Role.InvStd, s)).ToList();

    private IReadOnlyList<Role> Read(params Role[] statistics) => statistics.Where(Reads).ToList();

    public void Check()
    {
        CheckKinds();
        CheckPair(Role.Mean, Role.InvStd);
        CheckPair(Role.NextMean, Role.NextInvStd);
        CheckState();
        CheckNu();
        CheckEpsilon();
    }

    private void CheckKinds()
    {
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(Spec.Kind, Spec.Axis);
        foreach ((Role role, Role statistic) in new[] { (Role.Mean, Role.Mean), (Role.InvStd, Role.InvStd), (Role.NextMean, Role.Mean), (Role.NextInvStd, Role.InvStd) })
        {
            bool isNext = role != statistic;
            CheckNeedless(role, isNext && Forward.Placement != Placement.Sandwich ? "only Placement.Sandwich has a second norm; remove the parameter"
                : !statistics.Contains(statistic) ? $"{KindName} has no statistic {statistic}; remove the parameter"
                : null);
        }
    }

    private void CheckPair(Role mean, Role invStd)
    {
        IReadOnlyList<Role> read = Read(mean, invStd);
        if (!AllKnown)
            return;
        if (read.FirstOrDefault(Spec.Has) is var given && read.Any(Spec.Has))
        {
            foreach (Role missing in read.Where(r => !Spec.Has(r)))
                Missing($"is given '{Spec[given].Name}' without the statistic that goes with it: add a parameter '{TextOf(missing)}'");
            return;
        }

        if (_source == StatisticSource.RunningBefore)
            MissingTogether(read, ", and the running state has moved on since the forward pass divided by it", ", which the forward pass saves");
        else if (_source == StatisticSource.Given)
            MissingTogether(read, $", which {ForwardName} is given");
    }

    private void CheckState()
    {
        IReadOnlyList<RoleParameter> present = Spec.Parameters.Where(p => RoleFacts.IsState(p.Role) && p.Role != Role.Nu).ToList();
        if (_source != StatisticSource.Running)
        {
            foreach (RoleParameter state in present)
                TellState(state);
            return;
        }

        foreach (RoleParameter state in present.Where(s => OfState.All(o => o.State != s.Role)))
            TellState(state);
        IReadOnlyList<(Role Statistic, Role State)> read = OfState.Where(o => Reads(o.Statistic)).ToList();
        foreach ((Role statistic, Role state) in OfState.Where(o => Spec.Has(o.State)))
        {
            if (!Reads(statistic))
                WithoutEffect(state, NotNeeded);
            else if (Read(Role.Mean, Role.InvStd).Where(Spec.Has).Select(s => Spec[s]).FirstOrDefault() is { } given)
                Contradict(Of(state), Spec[state].Name, $"stands beside '{given.Name}', which gives statistics too; remove one");
        }

        if (!AllKnown || Read(Role.Mean, Role.InvStd).Any(Spec.Has))
            return;
        MissingTogether(read.Select(o => o.State).Where(s => !Spec.Has(s)).ToList(), $", which {ForwardName} normalizes by");
    }

    private void TellState(RoleParameter state)
    {
        if (Unlike(state.Role) is { } unlike)
            WithoutEffect(state.Role, unlike);
        else if (_source == StatisticSource.RunningBefore)
            Contradict(Of(state.Role), state.Name, "has moved on since the forward pass divided by it; take an 'invStd' in its place, which the forward pass saves");
        else
            WithoutEffect(state.Role, $"{ForwardName} normalizes by the batch's own statistics; remove the parameter");
    }

    private void CheckNu()
    {
        CheckNeedless(Role.Nu, _source == StatisticSource.RunningBefore ? null : $"{ForwardName} trains no running quadratic mean, which alone has a ν; remove the parameter");
        CheckMissing(Role.Nu, ", which is kept from batch to batch");
    }

    private void CheckEpsilon()
    {
        // What cannot be had without the caller has no need of ε.
        bool isNeeded = Reads(Role.Epsilon)
            || (_source is StatisticSource.Elements or StatisticSource.Running && Read(Role.Mean, Role.InvStd, Role.NextMean, Role.NextInvStd).Any(s => !Spec.Has(s)));
        if (Spec.Has(Role.Epsilon))
        {
            Add(Numbers.ProblemsOfDefaultEpsilon(Parameter(Role.Epsilon), Cancellation));
            if (Unlike(Role.Epsilon) is { } unlike)
                WithoutEffect(Role.Epsilon, unlike);
            else if (!isNeeded)
                WithoutEffect(Role.Epsilon, Read(Role.InvStd, Role.NextInvStd).Count > 0 ? "ε is in the given invStd already; remove the parameter" : NotNeeded);
        }
        else if (isNeeded && Forward.Has(Role.Epsilon) && AllKnown)
        {
            Missing($"has no epsilon: add a parameter '{TextOf(Role.Epsilon)}'{AsForward}");
        }
    }
}
