using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NormGen.Package.Tests.Support;

namespace NormGen.Package.Tests;

/// <summary>What is in the package, and that it is the same from every build of a commit.</summary>
public sealed class ContentTests(Workshop workshop) : PackageTest(workshop)
{
    [Fact]
    public void ThePackage_HoldsTheLibraryTheGeneratorAndItsProperties_AndNothingElse() => Assert.Equal(
        [
            "NormGen.nuspec",
            "README.md",
            "analyzers/dotnet/cs/NormGen.CodeFixes.dll",
            "analyzers/dotnet/cs/NormGen.Generator.dll",
            "buildTransitive/NormGen.props",
            "buildTransitive/NormGen.targets",
            "lib/net10.0/NormGen.dll",
            "lib/net10.0/NormGen.xml",
        ],
        Entries(Workshop.Package).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void TheSymbols_HoldTheSourcesToo()
    {
        Dictionary<string, byte[]> entries = Entries(Workshop.Symbols);
        Assert.Equal(["NormGen.nuspec", "lib/net10.0/NormGen.pdb"], entries.Keys.Order(StringComparer.Ordinal));

        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(entries["lib/net10.0/NormGen.pdb"]));
        MetadataReader pdb = provider.GetMetadataReader();
        Guid embedded = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");
        Assert.All(pdb.Documents, handle => Assert.Contains(pdb.GetCustomDebugInformation(handle), info => pdb.GetGuid(pdb.GetCustomDebugInformation(info).Kind) == embedded));
        string[] names = [.. pdb.Documents.Select(handle => pdb.GetString(pdb.GetDocument(handle).Name))];
        Assert.Contains(names, name => name.EndsWith("/NormPrimitives.cs", StringComparison.Ordinal));
        Assert.Contains(names, name => Regex.IsMatch(name, @"/FeatureKernels\.\w+\.\w+\.g\.cs$"));
        Assert.All(names, name => Assert.StartsWith("/_/", name));
    }

    [Fact]
    public void TheDescription_NamesALicence_AReadmeAndNoDependency()
    {
        XElement metadata = XDocument.Load(new MemoryStream(Entries(Workshop.Package)["NormGen.nuspec"])).Root!.Elements().Single();
        XElement Element(string name) => metadata.Element(metadata.Name.Namespace + name) ?? throw new Xunit.Sdk.XunitException($"No {name} in\n{metadata}");
        Assert.Equal("NormGen", Element("id").Value);
        Assert.Equal(Workshop.Version, Element("version").Value);
        Assert.Equal(("expression", "MIT"), (Element("license").Attribute("type")?.Value, Element("license").Value));
        Assert.Equal("README.md", Element("readme").Value);
        XElement group = Assert.Single(Element("dependencies").Elements());
        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Empty(group.Elements());
        Assert.Null(metadata.Element(metadata.Name.Namespace + "developmentDependency"));
    }

    [Fact]
    public async Task TheSameSourcesInAnotherFolder_MakeTheSameBytes()
    {
        string again = Path.Combine(Workshop.Root, "again");
        await Workshop.Pack(Path.Combine("a-longer-path", "sources"), again);
        AssertSame(Workshop.Package);
        AssertSame(Workshop.Symbols);

        void AssertSame(string first)
        {
            Dictionary<string, byte[]> one = Entries(first), other = Entries(Path.Combine(again, Path.GetFileName(first)));
            Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(one, entry => Assert.True(entry.Value.AsSpan().SequenceEqual(other[entry.Key]), $"{entry.Key} differs."));
        }
    }

    /// <summary>All but what the container is made of.</summary>
    private static Dictionary<string, byte[]> Entries(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return archive.Entries
            .Where(entry => entry.FullName is not ("[Content_Types].xml" or "_rels/.rels") && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, entry =>
            {
                using MemoryStream bytes = new();
                using Stream stream = entry.Open();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            });
    }
}
