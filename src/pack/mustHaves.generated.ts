// Generated from src/pack/must-have.yaml by "npm run generate:files". Do not edit.

export const MUST_HAVES: unknown = {
  "version": 1,
  "items": [
    {
      "id": "primary",
      "question": {
        "en": "Who is the primary engineer?",
        "zh-CN": "主实施是谁？"
      },
      "answeredBy": [
        {
          "file": "team.yaml",
          "at": "roles.primary"
        }
      ]
    },
    {
      "id": "deputy",
      "question": {
        "en": "Who is the deputy?",
        "zh-CN": "副实施是谁？"
      },
      "answeredBy": [
        {
          "file": "team.yaml",
          "at": "roles.deputy"
        }
      ]
    },
    {
      "id": "contacts",
      "question": {
        "en": "Whom does one call at the customer?",
        "zh-CN": "客户方找谁、怎么联系？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "customer.contacts",
          "field": [
            "phone",
            "email",
            "wechat"
          ]
        }
      ]
    },
    {
      "id": "escalation",
      "question": {
        "en": "Who is called when that does not help?",
        "zh-CN": "解决不了时逐级找谁？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "customer.escalation"
        }
      ]
    },
    {
      "id": "accounts",
      "question": {
        "en": "Which accounts are there, and in which vault is each password?",
        "zh-CN": "有哪些账号，密码各自存放在哪里？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "customer.accounts",
          "field": [
            "vault"
          ],
          "every": true
        }
      ]
    },
    {
      "id": "stage",
      "question": {
        "en": "Which stage is the project in?",
        "zh-CN": "项目处于哪个阶段？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "progress.stage"
        }
      ]
    },
    {
      "id": "milestones",
      "question": {
        "en": "Which dates were promised?",
        "zh-CN": "承诺过哪些时间节点？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "progress.milestones"
        }
      ]
    },
    {
      "id": "source-code",
      "question": {
        "en": "Where is the source code of what runs there?",
        "zh-CN": "现场运行的程序，源代码在哪里？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "deliverables.items",
          "kinds": [
            "source-code"
          ],
          "field": [
            "repository"
          ]
        }
      ]
    },
    {
      "id": "build",
      "question": {
        "en": "How is a correction built and released?",
        "zh-CN": "改好的程序怎样构建、怎样发布？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "deliverables.items",
          "kinds": [
            "build",
            "release",
            "source-code"
          ],
          "field": [
            "steps"
          ]
        },
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Build, release and roll back",
            "zh-CN": "构建、发布与回退"
          }
        }
      ]
    },
    {
      "id": "backup",
      "question": {
        "en": "When was a backup last restored?",
        "zh-CN": "最近一次备份恢复演练是什么时候？"
      },
      "stages": [
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "deliverables.items",
          "kinds": [
            "backup"
          ],
          "field": [
            "lastRestoreTest"
          ]
        }
      ]
    },
    {
      "id": "open-items",
      "question": {
        "en": "What is still open?",
        "zh-CN": "还有哪些事没有做完？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "openItems.items"
        },
        {
          "file": "checklist.yaml",
          "at": "openItems.status",
          "is": [
            "done",
            "not-applicable"
          ]
        }
      ]
    },
    {
      "id": "promises",
      "question": {
        "en": "What was promised by word of mouth?",
        "zh-CN": "口头承诺过什么？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "specialNotes.items"
        },
        {
          "file": "checklist.yaml",
          "at": "specialNotes.status",
          "is": [
            "done",
            "not-applicable"
          ]
        },
        {
          "file": "docs/customer-configuration.md",
          "section": {
            "en": "Promises",
            "zh-CN": "口头承诺"
          }
        }
      ]
    },
    {
      "id": "third-parties",
      "question": {
        "en": "Whom does one call at the vendors that are connected?",
        "zh-CN": "对接厂商各找谁？"
      },
      "answeredBy": [
        {
          "file": "checklist.yaml",
          "at": "thirdParties.items",
          "field": [
            "contact.phone",
            "contact.email"
          ]
        },
        {
          "file": "checklist.yaml",
          "at": "thirdParties.status",
          "is": [
            "done",
            "not-applicable"
          ]
        }
      ]
    },
    {
      "id": "configs",
      "question": {
        "en": "Which config files matter, and what for?",
        "zh-CN": "哪些配置文件重要，各有什么用？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "config-index.yaml",
          "at": "entries",
          "field": [
            "purpose"
          ]
        }
      ]
    },
    {
      "id": "environments",
      "question": {
        "en": "Which environments are there?",
        "zh-CN": "有哪些运行环境？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Environments",
            "zh-CN": "运行环境"
          }
        }
      ]
    },
    {
      "id": "access",
      "question": {
        "en": "How does one get onto the servers?",
        "zh-CN": "怎样登录服务器？"
      },
      "stages": [
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Servers and network access",
            "zh-CN": "服务器与网络访问"
          }
        }
      ]
    },
    {
      "id": "start-stop",
      "question": {
        "en": "How is the system started and stopped?",
        "zh-CN": "系统怎样启动、怎样停止？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Start and stop",
            "zh-CN": "启动与停止"
          }
        }
      ]
    },
    {
      "id": "databases",
      "question": {
        "en": "Which databases are there?",
        "zh-CN": "有哪些数据库？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Databases",
            "zh-CN": "数据库"
          }
        }
      ]
    },
    {
      "id": "interfaces",
      "question": {
        "en": "Which systems are connected, and how?",
        "zh-CN": "对接了哪些系统，怎样对接？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Interfaces",
            "zh-CN": "接口"
          }
        }
      ]
    },
    {
      "id": "downtime",
      "question": {
        "en": "What is done when the system is down?",
        "zh-CN": "系统停摆时怎么办？"
      },
      "stages": [
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Downtime procedure",
            "zh-CN": "停机应急预案"
          }
        }
      ]
    },
    {
      "id": "calendar",
      "question": {
        "en": "On which days must nothing be changed?",
        "zh-CN": "哪些日子不得变更？"
      },
      "stages": [
        "operation"
      ],
      "customers": [
        "public-hospital",
        "private-hospital"
      ],
      "answeredBy": [
        {
          "file": "docs/operations-manual.md",
          "section": {
            "en": "Settlement and reporting calendar",
            "zh-CN": "结算与上报日历"
          }
        }
      ]
    },
    {
      "id": "never-touch",
      "question": {
        "en": "What must never be touched?",
        "zh-CN": "哪些内容绝对不能动？"
      },
      "stages": [
        "development",
        "pre-go-live",
        "operation"
      ],
      "answeredBy": [
        {
          "file": "docs/customer-configuration.md",
          "section": {
            "en": "Never touch",
            "zh-CN": "绝对不能动"
          }
        }
      ]
    },
    {
      "id": "insurance",
      "question": {
        "en": "What is special about medical insurance here?",
        "zh-CN": "医保有哪些特殊之处？"
      },
      "stages": [
        "pre-go-live",
        "operation"
      ],
      "customers": [
        "public-hospital",
        "private-hospital"
      ],
      "answeredBy": [
        {
          "file": "docs/customer-configuration.md",
          "section": {
            "en": "Medical insurance and DRG",
            "zh-CN": "医保与 DRG"
          }
        }
      ]
    },
    {
      "id": "reports",
      "question": {
        "en": "Which reports does the customer print?",
        "zh-CN": "客户打印哪些报告？"
      },
      "stages": [
        "pre-go-live",
        "operation"
      ],
      "customers": [
        "checkup-center"
      ],
      "answeredBy": [
        {
          "file": "docs/customer-configuration.md",
          "section": {
            "en": "Reports and print forms",
            "zh-CN": "报表与打印模板"
          }
        }
      ]
    }
  ]
};
