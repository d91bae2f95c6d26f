namespace NormGen.Package.Tests.Support;

/// <summary>A user's project: what is in its folder, and the commands that a user gives.</summary>
internal sealed record Project(string Folder)
{
    /// <summary>What is published for: NG1001 is about x64. These tests run on such a machine.</summary>
    public const string Rid = "linux-x64";

    public string Name => Path.GetFileName(Folder);

    /// <summary>An audit asks the network, and where that is silent gives a warning of its own.</summary>
    public static Project Write(Workshop workshop, string name, string properties, string items, (string Name, string Text)[] sources)
    {
        Project project = new(Directory.CreateDirectory(Path.Combine(workshop.Consumers, name)).FullName);
        project.Add($"{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        foreach ((string file, string text) in sources)
            project.Add(file, text);
        return project;
    }

    public static (string Name, string Text) Source(string name)
    {
        using Stream stream = typeof(Project).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no consumer source '{name}'.");
        using StreamReader reader = new(stream);
        return (name, reader.ReadToEnd());
    }

    public static (string Name, string Text)[] Sources(params string[] names) => [.. names.Select(Source)];

    public void Add(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public Task<Finished> DotNet(string verb, params string[] arguments) =>
        Command.Run(Folder, Command.DotNet, [verb, .. arguments, "-v:minimal", "-tl:off"]);

    public async Task<Finished> Build(string configuration, params string[] arguments) =>
        (await DotNet("build", ["-c", configuration, .. arguments])).Succeeded();

    public Task<Finished> Publish(params string[] arguments) => DotNet("publish", ["-c", "Release", "-r", Rid, .. arguments]);

    public string Published(params string[] parts) => PathOf(["bin", "Release", "net10.0", Rid, "publish", .. parts]);

    public Task<Finished> RunBuilt(string configuration) =>
        Command.Run(Folder, Command.DotNet, "exec", PathOf("bin", configuration, "net10.0", $"{Name}.dll"), PathOf("results.bin"));

    public Task<Finished> RunPublished() => Command.Run(Folder, Published(Name), PathOf("results.bin"));

    public byte[] Results() => File.ReadAllBytes(PathOf("results.bin"));

    /// <summary>All generated text, where the project has EmitCompilerGeneratedFiles.</summary>
    public string Generated(string configuration) => string.Concat(GeneratedFiles(configuration).Select(File.ReadAllText));

    public string[] GeneratedFiles(string configuration) =>
        Directory.GetFiles(PathOf("obj", configuration, "net10.0", "generated", "NormGen.Generator", "NormGen.NormGenerator"));
}
