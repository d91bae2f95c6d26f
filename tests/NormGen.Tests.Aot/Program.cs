using NormGen;
using NormGen.Tests;

// Calls the test methods one by one, as xunit's runner would, and counts. Messages go to standard output, the only thing that an
// emulated machine hands back.
int passed = 0, failed = 0;

Test("ExpectedInstructionSet_IsThere", new IsaTests().ExpectedInstructionSet_IsThere);

ExpectedBitsTests bits = new();
Test("Corpus_GivesTheCommittedBits", bits.Corpus_GivesTheCommittedBits);
foreach (Kind kind in new[] { Kind.Layer, Kind.RMS })
    Test($"Corpus_IsNearTheDoubleAnswer({kind})", () => bits.Corpus_IsNearTheDoubleAnswer(kind));

GoldenTests golden = new();
Test("GoldenCases_AreAllThere", golden.GoldenCases_AreAllThere);
foreach ((string name, string width) in GoldenTests.CasesAndWidths().Select(row => row.Data))
{
    Test($"EveryForm_IsNearTheGoldenAnswer({name}, {width})", () => golden.EveryForm_IsNearTheGoldenAnswer(name, width));
    Test($"EveryGoldenCase_IsReachedByEveryKindOfForm({name}, {width})", () => golden.EveryGoldenCase_IsReachedByEveryKindOfForm(name, width));
}

foreach (string name in GoldenTests.FlatCases().Select(row => row.Data))
    Test($"RowWithoutSpread_GivesExactlyTheBias({name})", () => golden.RowWithoutSpread_GivesExactlyTheBias(name));

Test("Steps_GiveTheCommittedBits", new StepExpectedBitsTests().Steps_GiveTheCommittedBits);

StepGoldenTests steps = new();
Test("GoldenCases_AreAllThere(steps)", steps.GoldenCases_AreAllThere);
foreach ((string name, string width) in StepGoldenTests.CasesAndWidths().Select(row => row.Data))
    Test($"EveryForm_IsNearTheGoldenAnswer({name}, {width})", () => steps.EveryForm_IsNearTheGoldenAnswer(name, width));

Test("Sets_GiveTheCommittedBits", new SetExpectedBitsTests().Sets_GiveTheCommittedBits);

SetGoldenTests sets = new();
Test("GoldenCases_AreAllThere(sets)", sets.GoldenCases_AreAllThere);
foreach ((string name, string width) in SetGoldenTests.CasesAndWidths().Select(row => row.Data))
    Test($"EveryForm_IsNearTheGoldenAnswer({name}, {width})", () => sets.EveryForm_IsNearTheGoldenAnswer(name, width));

foreach (string name in SetGoldenTests.Cases().Select(row => row.Data))
    Test($"Oracle_GivesTheGoldenAnswer({name})", () => sets.Oracle_GivesTheGoldenAnswer(name));

Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

void Test(string name, Action test)
{
    try
    {
        test();
        passed++;
    }
    catch (Exception error)
    {
        failed++;
        Console.WriteLine($"FAILED {name}: {error.Message}");
    }
}
