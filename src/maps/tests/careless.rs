//! A site whose one chain leaves out or gets wrong what it can.

use crate::io::Memory;

/// A site whose one chain holds what no author should write.
pub(in crate::maps) fn careless() -> Memory {
    Memory::default()
        .with("content/site.yml", "title: 示例\ncode: S\nedition: 2023-Q4\nas_of: 2023-12-31\n")
        .with("content/regions.yml", REGIONS)
        .with(
            "content/chains/careless/chain.yml",
            "name: 名称长得在标题里一行怎么也写不下只好折成两行才能放下的疏漏产业链\nshort: 疏漏\n",
        )
        .with("content/chains/careless/technology.yml", TECHNOLOGY)
        .with("content/chains/careless/applications.yml", APPLICATIONS)
        .with("content/areas.yml", AREAS)
        .with("content/chains/careless/layout.yml", LAYOUT)
        .with("content/chains/careless/roadmap.yml", ROADMAP)
        .with("content/chains/careless/investment.yml", INVESTMENT)
}

const REGIONS: &str = "
groups:
  - { id: g, name: 名称长得一行怎么也写不下只好折成两行的示例城市群 }
regions:
  - { id: a, name: 没有图上位置的示例市 }
  - { id: b, name: 示例乙市, tile: [3, 1], group: g }
  - { id: c, name: 与乙市位置相同的土家族苗族示例自治州, tile: [3, 1], group: g }
";

const AREAS: &str = "
areas:
  - { id: long, name: 名称长得一格怎么也写不下只好折成许多行的示例应用领域 }
  - { id: short, name: 家 }
  - { id: unused, name: 没有应用的领域 }
";

const TECHNOLOGY: &str = "
bands:
  - id: band
    name: 上游
    links:
      - id: link
        name: 环节
        products:
          - { id: gap, name: 缺口, status: 缺失 }
          - { id: other, name: 名称里有很长的Unbreakable_Identifier_Without_Any_Space的产品, status: 薄弱 }
          - { id: done, name: 强项, status: 优势, action: 强链 }
      - { id: bare, name: 名称长得一行怎么也写不下的没有产品的整个都缺失的卡脖子环节, status: 缺失, chokepoint: 是 }
  - { id: empty, name: 没有环节的带, note: 说明也写得很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长 }
  - id: deep
    name: 层层套着的带
    links:
      - id: d1
        name: 第一层
        products: [{ id: p1, name: 一, chokepoint: 是 }]
        links:
          - id: d2
            name: 第二层
            links:
              - id: d3
                name: 名称长得一行怎么也写不下的第三层里面还有第四层的环节
                status: 风险
                links: [{ id: d4, name: 第四层没有产品 }]
relations:
  - { from: link, to: d1, what: 跳过一带 }
  - { from: gap, to: gap, what: 供应自己 }
  - { from: link, to: nowhere, what: 供应不存在的环节 }
";

const APPLICATIONS: &str = "
areas: [unused, long, nowhere]
applications:
  - { product: gap, area: long, strength: 一般, scene: 先写一般 }
  - { product: gap, area: long, strength: 核心, scene: 又写核心 }
  - { product: other, area: short, strength: 重要 }
  - { product: done, area: short }
  - { product: nowhere, area: short, strength: 核心 }
";

const LAYOUT: &str = "
firms:
  - { id: f1, name: 没有写在哪个市州的示例企业 }
  - { id: f2, name: 示例企业二, region: c }
clusters:
  - { id: k1, name: 横跨三个市州的示例集群, regions: [a, b, c] }
";

const ROADMAP: &str = "
roadmap:
  - { id: r1, dimension: 目标, name: 没有写时间的目标, target: { value: 5, unit: 家 } }
  - { id: r2, name: 没有归类的条目, from: 2021, to: 2022, after: [r3, r1] }
  - { id: r3, dimension: 重点产品, name: 首尾颠倒的条目, from: 2024, to: 2022, state: 延期 }
  - { id: r4, dimension: 重点产品, name: 同一天里名称很长需要折行才能放下的第一件里程碑, at: 2024-12-31, state: 完成 }
  - { id: r5, dimension: 重点产品, name: 同一天里名称很长需要折行才能放下的第二件里程碑, at: 2024-12-31, after: [r4] }
";

const INVESTMENT: &str = "
targets:
  - { id: t1, name: 没有写缺口的目标 }
  - { id: t2, gap: gap, name: 第一个目标, regions: [a, b, c] }
  - { id: t3, gap: gap, name: 第二个目标, stage: 投产 }
leads:
  - { id: l1, name: 没有写目标的线索 }
  - { id: l2, name: 名称很长很长很长很长很长很长很长很长的线索, target: t2, stage: 投产, next: 下一步 }
";
