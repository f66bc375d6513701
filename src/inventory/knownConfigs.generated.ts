// Generated from src/inventory/known-configs.yaml by "npm run generate:files". Do not edit.

export const KNOWN_CONFIGS = {
  "kinds": [
    {
      "id": "bahmni-app",
      "risk": "site-content",
      "globs": [
        "**/openmrs/apps/**/*.json",
        "**/bahmni_config/**/*.json",
        "**/openelis/app.json",
        "**/openmrs/*/*.json"
      ],
      "not": [
        "**/openmrs/i18n/**",
        "**/i18n/**"
      ],
      "title": {
        "en": "Bahmni app settings",
        "zh-CN": "Bahmni 应用配置"
      },
      "why": {
        "en": "Screens, forms and rights of this hospital; the standard product does not have them.",
        "zh-CN": "本院的界面、表单与权限，标准产品中没有。"
      }
    },
    {
      "id": "bahmni-logic",
      "risk": "site-content",
      "globs": [
        "**/openmrs/apps/**/*.js",
        "**/openmrs/apps/**/views/*.html",
        "**/openmrs/**/*.{groovy,csv}",
        "**/openmrs/patientMatchingAlgorithm/*"
      ],
      "not": [
        "*.min.js",
        "*.all.js"
      ],
      "parser": "none",
      "title": {
        "en": "Bahmni rules and calculations of the site",
        "zh-CN": "Bahmni 现场规则与计算逻辑"
      },
      "why": {
        "en": "Clinical rules written for this hospital, often known to one person only.",
        "zh-CN": "为本院编写的临床规则，往往只有一个人了解。"
      }
    },
    {
      "id": "deploy-pipeline",
      "risk": "medium",
      "beforeNoise": true,
      "maybe": [
        "**/.{github,gitea,gitee}/workflows/*.{yml,yaml}",
        "{.gitlab-ci,.drone,azure-pipelines,bitbucket-pipelines,cloudbuild,appveyor,.travis,buildspec}*.{yml,yaml}",
        "**/.{gitlab,circleci,azuredevops,woodpecker}/**/*.{yml,yaml}",
        "Jenkinsfile*",
        "azure.yaml",
        "{appspec,azure-pipeline,semaphore}*.{yml,yaml}",
        "**/.{semaphore,buildkite,tekton}/**/*.{yml,yaml}",
        "*.jenkinsfile",
        "**/{ci,concourse}/**/{pipeline,pipelines,*_deploy,*-deploy}*.{yml,yaml}"
      ],
      "content": "^(?![ \\t]*#).*?(?:\\b(?:ssh|scp|rsync|sftp|lftp|ansible-playbook|robocopy|msdeploy)\\s|ssh-action|scp-action|ssh-deploy|ftp-deploy|\\bkubectl\\b|\\bhelm (?:upgrade|install)|(?:docker|buildah|podman|skopeo|nerdctl)(?:-compose| compose)? (?:-f \\S{1,80} ){0,3}(?:push|up|stack|login|copy)|withCredentials\\b|secrets\\.(?!(?:GITHUB|GH|CODECOV|COVERALLS|SONAR|SNYK|CYPRESS|PERCY|CHROMATIC|GITGUARDIAN|CODACY|SLACK|DISCORD|TEAMS|NVD|LABEL)_)[A-Z]|uses:\\s{1,9}\\S{0,80}(?:deploy|publish|push|gh-release|release-action|chart-releaser|login-action|configure-aws-credentials|google-github-actions/auth)|build-push-action|docker/login-action|\\bpush: true|aws (?:s3|ecs|deploy|cloudformation)|az webapp|gcloud |flyctl|\\bheroku\\s|terraform apply|cap production|sshPublisher|sshagent|deploy_key)|^[ \\t]+host:[ \\t]*(?:appservice|containerapp|function|aks|staticwebapp)\\b",
      "not": [
        "**/workflows/{lint,linting,test,tests,unit,e2e,codeql,security,docs}{,-*,_*}.{yml,yaml}",
        "**/workflows/*{-,_}tests.{yml,yaml}",
        "**/workflows/{docs,gh-pages,pages,storybook}{,-*,_*}.{yml,yaml}"
      ],
      "title": {
        "en": "Pipeline that builds or deploys",
        "zh-CN": "构建或部署流水线"
      },
      "why": {
        "en": "Publishes images or reaches servers; with accounts that somebody must own.",
        "zh-CN": "发布镜像或连接服务器，所用账号须有人负责。"
      }
    },
    {
      "id": "frontend-build",
      "risk": "medium",
      "beforeNoise": true,
      "maybe": [
        "{vite,vue,webpack,next,nuxt,rsbuild,umi,craco,quasar,rspack}{,.*}.config.*",
        "proxy.conf{,ig}{,.*}.{json,js,mjs}",
        "setupProxy.{js,ts}",
        "{webpack,vue-cli,.umirc}*.{js,ts}"
      ],
      "content": "^(?![ \\t]*(?://|\\*)).{0,300}(?:target|proxy|base_?url|base_?api|host|destination|\\w{0,40}(?:api|url|server|backend)\\w{0,40})[\"']?\\s*[:=][^\\n]{0,200}[\"'`](?:https?|wss?)://(?!localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)",
      "parser": "none",
      "title": {
        "en": "Web client build with a server's address",
        "zh-CN": "含后端地址的前端构建配置"
      },
      "why": {
        "en": "Names the server that the web client is sent to.",
        "zh-CN": "写有前端所连接的后端地址。"
      }
    },
    {
      "id": "spring-boot",
      "risk": "high",
      "globs": [
        "application{,-*,_*,.*}.{yml,yaml,properties}",
        "bootstrap{,-*,_*,.*}.{yml,yaml,properties}"
      ],
      "environment": "^(?:application|bootstrap)[-_.](.+)\\.(?:ya?ml|properties)$",
      "title": {
        "en": "Spring Boot settings",
        "zh-CN": "Spring Boot 配置"
      },
      "why": {
        "en": "Databases, interfaces, ports and accounts of the service, one file for each environment or hospital.",
        "zh-CN": "服务的数据库、接口、端口与账号，每个环境或医院一份。"
      }
    },
    {
      "id": "dotenv-template",
      "risk": "low",
      "globs": [
        "{,*}.env{,.*,_*,-*}{.,_,-}{example,sample,template,dist,tpl,default,defaults}{,.*}",
        "{example,sample,template}.env",
        "{env,dotenv}{.,_,-}{example,sample,template,dist}"
      ],
      "parser": "dotenv",
      "title": {
        "en": "Template of environment variables",
        "zh-CN": "环境变量模板"
      },
      "why": {
        "en": "Says which variables an installation must set.",
        "zh-CN": "说明部署时必须设置哪些变量。"
      }
    },
    {
      "id": "dotenv",
      "risk": "high",
      "globs": [
        "**/.kamal/secrets{,.*,-*}",
        ".env",
        ".env{.,_,-}*",
        "*.env",
        ".envrc",
        "dotenv{,.*,-*,_*}",
        "env",
        "**/{.envs,.env,env.d,.env.d}/**",
        ".dev.vars{,.*}",
        ".secrets{,.json,.yml,.yaml,.toml}",
        "env{.,-,_}{local,dev,development,test,staging,prod,production,docker,dummy,demo}"
      ],
      "not": [
        "*.{js,ts,mjs,cjs,d.ts,md,py,rb,go,java,cs,php,sh,svg,html}"
      ],
      "parser": "dotenv",
      "environment": "^\\.?(?:dot)?env[._-](.+?)(?:\\.local)?$",
      "title": {
        "en": "Environment variables",
        "zh-CN": "环境变量"
      },
      "why": {
        "en": "Addresses and credentials that the programs read when they start.",
        "zh-CN": "程序启动时读取的地址与凭据。"
      }
    },
    {
      "id": "openmrs-runtime",
      "risk": "high",
      "globs": [
        "*openmrs-runtime{,.*,-*}.properties",
        "*-runtime.properties",
        "openmrs{,-server,_*}.properties",
        "bahmnicore*.properties",
        "*atomfeed*.properties",
        "openelis*.properties"
      ],
      "not": [
        "**/src/main/**"
      ],
      "title": {
        "en": "OpenMRS runtime settings",
        "zh-CN": "OpenMRS 运行配置"
      },
      "why": {
        "en": "Database, modules and keys of the running OpenMRS or Bahmni server.",
        "zh-CN": "OpenMRS 或 Bahmni 服务器的数据库、模块与密钥。"
      }
    },
    {
      "id": "code-generator",
      "risk": "medium",
      "globs": [
        "generator{,-*,_*}.properties",
        "*generatorConfig*.xml",
        "mybatis-generator*.xml"
      ],
      "title": {
        "en": "Code generator settings",
        "zh-CN": "代码生成器配置"
      },
      "why": {
        "en": "Used at development time only, but usually names a real database and its account.",
        "zh-CN": "只在开发时使用，但往往写有真实数据库及账号。"
      }
    },
    {
      "id": "datasource",
      "risk": "high",
      "globs": [
        "{jdbc,druid,datasource,database,dbconfig,c3p0,hikari,flyway,liquibase}{,-*,_*,.*}.{properties,yml,yaml,json,conf,toml}",
        "{db,dbcp}{,-*,_*,.*,[0-9]*}.properties",
        "alembic*.ini",
        "{dbconfig,c3p0,jdbc,druid,datasource,database,dbconn,dbconnection}{,-*,_*}.xml",
        "*-ds.xml",
        "{dbconfig,db,database,conn,connection}{,-*,_*}.ini"
      ],
      "not": [
        "**/{changelog,changelogs,migrations,db.changelog}/**"
      ],
      "title": {
        "en": "Database connection",
        "zh-CN": "数据库连接配置"
      },
      "why": {
        "en": "Which database is used, with which account and pool; the first thing to check after a move.",
        "zh-CN": "使用哪个数据库、账号与连接池，迁移后首先要核对。"
      }
    },
    {
      "id": "hibernate",
      "risk": "high",
      "globs": [
        "hibernate*.{properties,xml,yml,yaml}",
        "persistence{,-*,_*}.xml",
        "*.cfg.xml"
      ],
      "title": {
        "en": "Hibernate/JPA settings",
        "zh-CN": "Hibernate/JPA 配置"
      },
      "why": {
        "en": "Database dialect, connection and schema updates; a wrong value can change tables.",
        "zh-CN": "数据库方言、连接与表结构更新，改错可能动到表结构。"
      }
    },
    {
      "id": "iis",
      "risk": "medium",
      "maybe": [
        "web{,.*}.config"
      ],
      "content": "<(?:rewrite|staticContent|defaultDocument|httpProtocol|handlers|httpErrors)[\\s>]",
      "unless": "<(?:connectionStrings|appSettings|system\\.web|configSections|aspNetCore|entityFramework|system\\.serviceModel)[\\s>]",
      "parser": "xml",
      "title": {
        "en": "IIS web server",
        "zh-CN": "IIS 网站服务器"
      },
      "why": {
        "en": "Forwarding, limits and file types of the web entry on Windows servers.",
        "zh-CN": "Windows 服务器上 Web 入口的转发、限制与文件类型。"
      }
    },
    {
      "id": "dotnet-config",
      "risk": "high",
      "globs": [
        "web{,.*}.config",
        "app{,.*}.config",
        "*.{exe,dll}.config",
        "{connectionStrings,appSettings}*.config",
        "*.ClientConfig",
        "Settings.settings"
      ],
      "not": [
        "**/views/**/web.config",
        "**/views/web.config",
        "**/packages/**"
      ],
      "parser": "xml",
      "environment": "^(?:web|app)\\.(.+)\\.config$",
      "title": {
        "en": ".NET application settings",
        "zh-CN": ".NET 应用配置"
      },
      "why": {
        "en": "Connection strings, service addresses and switches of the program.",
        "zh-CN": "程序的连接字符串、服务地址与开关。"
      }
    },
    {
      "id": "dotnet-appsettings",
      "risk": "high",
      "globs": [
        "appsettings*.json",
        "connectionStrings*.json"
      ],
      "environment": "^appsettings\\.(.+)\\.json$",
      "title": {
        "en": ".NET application settings",
        "zh-CN": ".NET 应用配置"
      },
      "why": {
        "en": "Connection strings, service addresses and switches of the program.",
        "zh-CN": "程序的连接字符串、服务地址与开关。"
      }
    },
    {
      "id": "oracle-net",
      "risk": "high",
      "globs": [
        "{tnsnames,sqlnet,listener,ldap,cman}{,.*,-*,_*}.ora",
        "init*.ora",
        "{tnsnames,sqlnet,listener}.ora.*"
      ],
      "parser": "none",
      "title": {
        "en": "Oracle network settings",
        "zh-CN": "Oracle 网络配置"
      },
      "why": {
        "en": "Where the names of the Oracle databases point to; different on each server.",
        "zh-CN": "Oracle 数据库名指向哪里，每台服务器都可能不同。"
      }
    },
    {
      "id": "odbc",
      "risk": "high",
      "globs": [
        "odbc*.ini",
        ".odbc*.ini",
        "freetds*.conf"
      ],
      "parser": "ini",
      "title": {
        "en": "ODBC data sources",
        "zh-CN": "ODBC 数据源"
      },
      "why": {
        "en": "Data sources that devices and reports use to reach the database.",
        "zh-CN": "设备与报表访问数据库所用的数据源。"
      }
    },
    {
      "id": "connection-file",
      "risk": "high",
      "globs": [
        "*.udl",
        "*.dsn",
        "*.rdp",
        "*.ovpn",
        "*.pcf",
        "wg[0-9]*.conf",
        "*.rds",
        "*.dbx",
        "*.odc",
        "*.rdg",
        "*.{sde,ags,vnc,ica,remmina}"
      ],
      "parser": "none",
      "title": {
        "en": "Connection file (database, remote desktop, VPN)",
        "zh-CN": "连接文件（数据库、远程桌面、VPN）"
      },
      "why": {
        "en": "How to reach a database or a server of the hospital; often holds an account.",
        "zh-CN": "连接医院数据库或服务器的方式，常含账号。"
      }
    },
    {
      "id": "mysql",
      "risk": "high",
      "globs": [
        "{my,mysql,mysqld,mariadb}{,-*,_*,.*,[0-9]*}.{cnf,ini}",
        ".my.cnf",
        "**/{mysql,mysql-*,mariadb,my.cnf.d}/**/*.cnf"
      ],
      "parser": "ini",
      "title": {
        "en": "MySQL/MariaDB settings",
        "zh-CN": "MySQL/MariaDB 配置"
      },
      "why": {
        "en": "Character set, memory, logs and replication of the database server.",
        "zh-CN": "数据库服务器的字符集、内存、日志与主从复制。"
      }
    },
    {
      "id": "postgresql",
      "risk": "high",
      "globs": [
        "postgres*.conf",
        "postgresql.auto.conf"
      ],
      "parser": "properties",
      "title": {
        "en": "PostgreSQL settings",
        "zh-CN": "PostgreSQL 配置"
      },
      "why": {
        "en": "Memory, archive and network of the database server.",
        "zh-CN": "数据库服务器的内存、归档与网络。"
      }
    },
    {
      "id": "postgresql-access",
      "risk": "high",
      "globs": [
        "pg_hba*.conf",
        "pg_ident*.conf",
        "pgbouncer*.ini",
        ".pgpass",
        "pgpass.conf"
      ],
      "parser": "none",
      "title": {
        "en": "PostgreSQL access rules",
        "zh-CN": "PostgreSQL 访问规则"
      },
      "why": {
        "en": "Who may connect to the database and from where.",
        "zh-CN": "谁可以从哪里连接数据库。"
      }
    },
    {
      "id": "database-server",
      "risk": "high",
      "globs": [
        "mongo*.{conf,yml,yaml,cfg}",
        "**/{mongo,mongodb,mongos,postgres,postgresql,oracle,sqlserver,kingbase,dameng,influxdb}/**/*.{conf,cfg,ini,ora}",
        "**/couchdb/**/*.ini",
        "couchdb*.ini",
        "elasticsearch*.{yml,yaml}",
        "clickhouse*.xml",
        "{jvm.options,*.vmoptions}",
        "**/{clickhouse*,*clickhouse}/**/*.xml",
        "{cassandra,couchbase,neo4j,dgraph,pgpool,pgbouncer,patroni,etcd,minio}*.{yml,yaml,conf,xml,properties}",
        "dm.ini",
        "dm_svc.conf",
        "kingbase*.conf",
        "mssql.conf"
      ],
      "title": {
        "en": "Database server settings",
        "zh-CN": "数据库服务器配置"
      },
      "why": {
        "en": "Network, storage and accounts of a database server.",
        "zh-CN": "数据库服务器的网络、存储与账号。"
      }
    },
    {
      "id": "redis",
      "risk": "high",
      "globs": [
        "redis*.conf",
        "sentinel*.conf",
        "redis{,-*,_*}.{properties,yml,yaml}"
      ],
      "not": [
        "redisson*"
      ],
      "parser": "properties",
      "title": {
        "en": "Redis settings",
        "zh-CN": "Redis 配置"
      },
      "why": {
        "en": "Password, memory and persistence of the cache; some projects keep sessions there.",
        "zh-CN": "缓存的密码、内存与持久化，有的项目把会话存在这里。"
      }
    },
    {
      "id": "mirth",
      "risk": "high",
      "globs": [
        "mirth*.properties",
        "**/mirth*/**/*.xml",
        "**/mirth*/**/*.properties",
        "*mirth*.xml"
      ],
      "maybe": [
        "*.xml"
      ],
      "content": "<(?:channel|channelGroup|serverConfiguration|codeTemplateLibrary|codeTemplate)\\s+version=\"",
      "title": {
        "en": "Mirth Connect channels",
        "zh-CN": "Mirth Connect 通道"
      },
      "why": {
        "en": "Message routes between HIS, LIS and PACS with their filters and transformers.",
        "zh-CN": "HIS、LIS、PACS 之间的消息路由，含过滤与转换逻辑。"
      }
    },
    {
      "id": "dicom",
      "risk": "high",
      "globs": [
        "{orthanc,dicom,pacs,dcm4chee,dcm4che,worklist,aetitle}{,-*,_*,.*}.{json,properties,ini,conf,xml,yml,yaml,ldif,cfg,config}",
        "{pacs,dicom,dcm}{config,setting,server}*.{json,properties,ini,conf,xml,yml,yaml,cfg}",
        "**/orthanc/**/*.json",
        "**/{dcm4chee*,dcm4che*}/**/*.{ldif,xml,properties,json,conf,cfg,env}"
      ],
      "maybe": [
        "*.{json,ini,conf,cfg,lua}"
      ],
      "content": "^function On(?:StoredInstance|StableStudy|StableSeries|IncomingHttpRequest\\w{0,3}|Heartbeat)\\b|\"DicomModalities\"|\"DicomAet\"|(?:^|[\\s\"])(?:AETitle|AE_TITLE|aet|CalledAE\\w*)\"?\\s*[=:]",
      "title": {
        "en": "DICOM/PACS settings",
        "zh-CN": "DICOM/PACS 配置"
      },
      "why": {
        "en": "AE titles, addresses and ports that every modality and workstation depends on.",
        "zh-CN": "AE Title、地址与端口，所有影像设备与工作站都依赖它。"
      }
    },
    {
      "id": "hl7-fhir",
      "risk": "high",
      "globs": [
        "{hl7,fhir,mllp,hapi}{,-*,_*,.*}.{json,properties,ini,conf,xml,yml,yaml,cfg,config}",
        "{hl7,fhir,mllp}{config,setting,server,interface,client}*.{json,properties,ini,conf,xml,yml,yaml,cfg}",
        "**/{hl7,mllp}/**/*.{ini,conf,properties,yml,yaml}"
      ],
      "maybe": [
        "*.{ini,conf,cfg}"
      ],
      "content": "(?:^|\\s)(?:hl7|fhir|mllp)[\\w.]*\\s*=",
      "not": [
        "*server.xml",
        "**/{changelog,changelogs,liquibase,migrations}/**"
      ],
      "title": {
        "en": "HL7/FHIR interface settings",
        "zh-CN": "HL7/FHIR 接口配置"
      },
      "why": {
        "en": "Partners, ports and message types of the interfaces.",
        "zh-CN": "接口的对端、端口与消息类型。"
      }
    },
    {
      "id": "medical-insurance",
      "risk": "high",
      "globs": [
        "*{医保,农合,社保}*.{ini,json,xml,properties,config,yml,yaml,conf,txt}",
        "*{yibao,medicare,nhsa,medinsur,insurconfig}*.{ini,json,xml,properties,config,yml,yaml,conf}",
        "{yb,ybjk,si,siinterface,siconfig,insurance,insur}{,-*,_*,.*}.{ini,json,properties,config,yml,yaml,conf}",
        "{yb,insur}{config,setting}*.{ini,json,xml,properties,config}",
        "**/{医保,医保接口,yibao,medicare}/**/*.{ini,json,xml,properties,config,conf}"
      ],
      "maybe": [
        "*.{ini,json,config,properties,conf}"
      ],
      "content": "^[^=:\\r\\n]*(?:医保|定点医药机构|nhsa|yibao)[^=:\\r\\n]*[=:]|^[ \\t]*\\[[^\\]\\r\\n]*(?:医保|yibao|nhsa)|fixmedins_(?:code|name)|medins_code",
      "not": [
        "{rabbitmq,activemq,rocketmq,kafka,artemis,emqx,mosquitto,broker,mq,jms,redis,nginx}*"
      ],
      "title": {
        "en": "Medical insurance interface settings",
        "zh-CN": "医保接口配置"
      },
      "why": {
        "en": "Institution code, keys and addresses of the 医保 interface; a mistake stops settlement.",
        "zh-CN": "定点机构编码、密钥与地址，出错会导致无法结算。"
      }
    },
    {
      "id": "certificate",
      "risk": "high",
      "globs": [
        "*.{jks,keystore,p12,pfx,pem,key,crt,cer,ppk}",
        "id_{rsa,dsa,ecdsa,ed25519}"
      ],
      "maybe": [
        "*.xml",
        "*.json"
      ],
      "content": "<key id=\"[0-9a-f-]{36}\"|<masterKey[\\s>]|<RSAKeyValue>|\"type\"\\s{0,9}:\\s{0,9}\"service_account\"|\"private_key\"\\s{0,9}:|^\\s{0,9}\\{\\s{0,9}\"(?:installed|web)\"\\s{0,9}:\\s{0,9}\\{\\s{0,9}\"client_id\"",
      "parser": "none",
      "title": {
        "en": "Certificate or key store",
        "zh-CN": "证书或密钥库"
      },
      "why": {
        "en": "Expires on a day somebody must know, and its password is kept somewhere.",
        "zh-CN": "有到期日，且其密码保管在某处，必须有人知道。"
      }
    },
    {
      "id": "compose",
      "risk": "medium",
      "globs": [
        "docker-compose*.{yml,yaml}",
        "docker-compose*.{yml,yaml}.*",
        "compose{,-*,_*,.*}.{yml,yaml}",
        "*{-,.,_}compose.{yml,yaml}",
        "{docker-stack,stack}*.{yml,yaml}"
      ],
      "maybe": [
        "*.{yml,yaml}"
      ],
      "content": "^services:\\s*(?:#.*)?$[\\s\\S]*^[ \\t]+(?:image|build|container_name):",
      "title": {
        "en": "Docker Compose services",
        "zh-CN": "Docker Compose 服务"
      },
      "why": {
        "en": "Which containers run, with which versions, ports, volumes and variables.",
        "zh-CN": "运行哪些容器，版本、端口、数据卷与变量。"
      }
    },
    {
      "id": "dockerfile",
      "risk": "medium",
      "globs": [
        "Dockerfile*",
        "*Dockerfile",
        "*.Dockerfile.*",
        "Containerfile*"
      ],
      "not": [
        "*.dockerignore",
        "*.{md,txt,adoc,yml,yaml,js,ts,java,py,rb,svg,png}"
      ],
      "parser": "none",
      "title": {
        "en": "Container image",
        "zh-CN": "容器镜像构建文件"
      },
      "why": {
        "en": "How the image that runs at the hospital is built.",
        "zh-CN": "医院运行的镜像如何构建。"
      }
    },
    {
      "id": "httpd",
      "risk": "medium",
      "globs": [
        "httpd*.conf",
        "apache*.conf",
        "**/{httpd,apache,apache2,apache-httpd}/**/*.conf",
        "{,.,_}htaccess{,.*,-*,_*}",
        "**/{httpd,apache,apache2}*/**/*.conf*",
        "mod_jk*.conf",
        "workers*.properties"
      ],
      "maybe": [
        "*.conf",
        "*{apache,httpd,vhost}*.{template,tmpl,tpl}",
        "*{apache,vhost}*"
      ],
      "content": "^[ \\t]*(?:<VirtualHost\\b|LoadModule\\s|ProxyPass\\s|RewriteEngine\\s)",
      "parser": "none",
      "title": {
        "en": "Apache web server",
        "zh-CN": "Apache 网站服务器"
      },
      "why": {
        "en": "Addresses, certificates and forwarding of the web entry.",
        "zh-CN": "Web 入口的地址、证书与转发。"
      }
    },
    {
      "id": "nginx",
      "risk": "medium",
      "globs": [
        "nginx*.conf*",
        "*.nginx{,.conf}",
        "**/{nginx,nginx-*,openresty}/**/*.{conf,template,tmpl,inc,vhost}",
        "**/conf.d/*.conf",
        "**/sites-{available,enabled}/*"
      ],
      "not": [
        "*.{md,markdown,rst,adoc,txt,html}"
      ],
      "maybe": [
        "*.conf",
        "*.conf.template",
        "*{nginx,vhost,site}*.{template,tmpl,tpl}",
        "*{nginx,vhost}*",
        "!(*.*)"
      ],
      "content": "^[ \\t]*(?:server|http|events|stream|upstream\\s{1,80}\\S{1,200})\\s{0,80}\\{",
      "parser": "none",
      "title": {
        "en": "nginx web server",
        "zh-CN": "nginx 网站服务器"
      },
      "why": {
        "en": "Addresses, certificates and forwarding of the web entry.",
        "zh-CN": "Web 入口的地址、证书与转发。"
      }
    },
    {
      "id": "proxy",
      "risk": "medium",
      "globs": [
        "haproxy*.{cfg,conf}",
        "**/haproxy/**/*.cfg",
        "Caddyfile*",
        "*.caddy",
        "keepalived*.conf"
      ],
      "parser": "none",
      "title": {
        "en": "Load balancer",
        "zh-CN": "负载均衡"
      },
      "why": {
        "en": "Decides which server answers, and what happens when one fails.",
        "zh-CN": "决定由哪台服务器响应，以及故障时如何切换。"
      }
    },
    {
      "id": "traefik",
      "risk": "medium",
      "globs": [
        "traefik*.{yml,yaml,toml}",
        "**/traefik/**/*.{yml,yaml,toml}"
      ],
      "title": {
        "en": "Traefik proxy",
        "zh-CN": "Traefik 代理"
      },
      "why": {
        "en": "Addresses, certificates and forwarding of the web entry.",
        "zh-CN": "Web 入口的地址、证书与转发。"
      }
    },
    {
      "id": "servlet-container",
      "risk": "medium",
      "globs": [
        "server.xml",
        "context.xml",
        "web.xml",
        "web-fragment.xml",
        "tomcat-users.xml",
        "tomcat*.{xml,properties,conf}",
        "catalina.properties",
        "jetty*.xml",
        "weblogic*.xml",
        "standalone*.xml",
        "jboss*.xml",
        "undertow*.xml",
        "**/conf/Catalina/**/*.xml"
      ],
      "maybe": [
        "*server.xml"
      ],
      "content": "<Server\\s[^>]*\\bport\\s*=",
      "title": {
        "en": "Application server (Tomcat and others)",
        "zh-CN": "应用服务器（Tomcat 等）"
      },
      "why": {
        "en": "Ports, data sources and limits of the server that runs the program.",
        "zh-CN": "运行程序的服务器端口、数据源与限制。"
      }
    },
    {
      "id": "helm-values",
      "risk": "medium",
      "globs": [
        "values{,-*,_*,.*}.{yaml,yml}",
        "**/{helm,charts}/**/*{-,_,.}values.{yaml,yml}"
      ],
      "not": [
        "**/templates/**"
      ],
      "environment": "^(?!values\\.ya?ml$)(?:values[-_.])?(.+?)(?:[-_.]values)?\\.ya?ml$",
      "title": {
        "en": "Values of a Helm chart",
        "zh-CN": "Helm 图表参数值"
      },
      "why": {
        "en": "What this hospital sets in the cluster, such as addresses, sizes, switches and secrets.",
        "zh-CN": "本院在集群中设置的内容：地址、规格、开关与密钥。"
      }
    },
    {
      "id": "helm",
      "risk": "medium",
      "globs": [
        "Chart.{yaml,yml}",
        "helmfile*.{yaml,yml}",
        "**/{helm,charts}/**/*.{yaml,yml}",
        "**/{helm,charts}/**/*.tpl"
      ],
      "parser": "none",
      "title": {
        "en": "Helm chart",
        "zh-CN": "Helm 图表"
      },
      "why": {
        "en": "What is installed in the cluster, and with which values for this hospital.",
        "zh-CN": "集群中安装了什么，以及本院使用的参数值。"
      }
    },
    {
      "id": "kubernetes",
      "risk": "medium",
      "globs": [
        "kustomization.{yaml,yml}",
        "**/{k8s,kubernetes,kube,kustomize}/**/*.{yaml,yml}"
      ],
      "maybe": [
        "*.{yaml,yml}",
        "*.json"
      ],
      "content": "^apiVersion:\\s*\\S+[\\s\\S]*^kind:\\s*\\S|^kind:\\s*\\S+[\\s\\S]*^apiVersion:\\s*\\S|^\\s{0,9}\"kind\":\\s{0,9}\"(?:Template|List|Deployment|Service|ConfigMap|Secret|Ingress|StatefulSet|CronJob)\"",
      "title": {
        "en": "Kubernetes resources",
        "zh-CN": "Kubernetes 资源"
      },
      "why": {
        "en": "What runs in the cluster, with which limits, variables and secrets.",
        "zh-CN": "集群中运行什么，资源限制、变量与密钥。"
      }
    },
    {
      "id": "ansible",
      "risk": "medium",
      "globs": [
        "ansible.cfg",
        "**/playbooks/**/*.{yml,yaml,j2,ini}",
        "**/roles/*/{tasks,defaults,vars,handlers,meta,templates,files}/**",
        "**/{group_vars,host_vars,*_group_vars,*_host_vars,group_vars_*,host_vars_*}/**",
        "**/ansible/**/*.{yml,yaml,ini,cfg,j2}",
        "**/{ansible,inventories,inventory}/**/{hosts,inventory}{,.*}"
      ],
      "maybe": [
        "*.{yml,yaml}",
        "inventory",
        "hosts",
        "{inventory,hosts}.ini",
        "{inventory,hosts}[-_.]*",
        "**/{inventory,inventories}/*",
        "!(*.*)"
      ],
      "content": "^\\$ANSIBLE_VAULT;|^[ \\t]*(?:-[ \\t]*)?hosts:\\s*\\S[\\s\\S]*^[ \\t]*(?:tasks|roles|become|gather_facts):|\\bansible_(?:host|user|ssh|port|connection|become)|^\\[[\\w.-]+:(?:vars|children)\\]|^(?:collections|roles):[ \\t]*\\n[ \\t]*- (?:name|src):",
      "not": [
        "*.{md,png,jpg,jpeg,gif,ico,svg,rb,gz,tgz,zip,rpm,deb,jar,whl}",
        "**/files/**/*.{pl,js,css,ttf,woff}",
        "{placeholder,.gitkeep,.gitignore,.keep,LICENSE,NOTICE}"
      ],
      "title": {
        "en": "Ansible playbook or inventory",
        "zh-CN": "Ansible 剧本或主机清单"
      },
      "why": {
        "en": "How servers are installed, and which servers there are.",
        "zh-CN": "服务器如何安装，以及有哪些服务器。"
      }
    },
    {
      "id": "server-template",
      "risk": "medium",
      "globs": [
        "**/templates/**/*.j2",
        "**/templates/default/*.erb"
      ],
      "not": [
        "*.{html,htm,css,scss,js,ts,tsx,jsx,vue,java,kt,cs,go,py,rs,c,h,cpp,hpp,swift,md,txt,tex,sql,cnf,conf,cfg,ini,yml,yaml,json,xml,properties,env,service,timer,sh,bat,ps1,toml,config,tf}.{j2,erb}"
      ],
      "parser": "none",
      "title": {
        "en": "Template of a server's file",
        "zh-CN": "服务器文件模板"
      },
      "why": {
        "en": "Filled in and put on a server when it is installed.",
        "zh-CN": "安装服务器时填入参数并放到服务器上。"
      }
    },
    {
      "id": "terraform",
      "risk": "medium",
      "globs": [
        "*.tf",
        "*.tfbackend",
        "*.tfvars",
        "*.tfvars.json",
        "terragrunt.hcl",
        "**/{.ebextensions,.elasticbeanstalk,.platform}/**",
        "samconfig.toml",
        "*.{bicep,bicepparam}",
        "Pulumi{,.*}.yaml"
      ],
      "maybe": [
        "*.json",
        "*.{yml,yaml}"
      ],
      "content": "\"\\$schema\":\\s{0,9}\"https?://schema\\.management\\.azure\\.com/|^\\s{0,9}\"?AWSTemplateFormatVersion\"?:|\"containerDefinitions\"\\s{0,9}:|\"AWSEBDockerrunVersion\"|^\\s{0,9}\"Version\":\\s{0,9}\"2012-10-17\"",
      "parser": "none",
      "title": {
        "en": "Infrastructure as code",
        "zh-CN": "基础设施即代码"
      },
      "why": {
        "en": "Servers and networks that are created from these files.",
        "zh-CN": "由这些文件创建的服务器与网络。"
      }
    },
    {
      "id": "systemd",
      "risk": "medium",
      "globs": [
        "*.{service,timer,socket,mount}",
        "**/{systemd,drop-ins,dropins,*.service.d}/**/*.conf"
      ],
      "parser": "none",
      "title": {
        "en": "systemd service",
        "zh-CN": "systemd 服务"
      },
      "why": {
        "en": "How the program starts with the server and is restarted.",
        "zh-CN": "程序如何随服务器启动与自动重启。"
      }
    },
    {
      "id": "windows-service",
      "risk": "medium",
      "globs": [
        "winsw*.xml",
        "*{Service,-service,_service}.winsw.xml"
      ],
      "maybe": [
        "*.xml"
      ],
      "content": "^[ \\t]*<service>[\\s\\S]*<executable>",
      "title": {
        "en": "Windows service",
        "zh-CN": "Windows 服务"
      },
      "why": {
        "en": "How the program starts with the Windows server, and under which name and account.",
        "zh-CN": "程序如何随 Windows 服务器启动，服务名与运行账号。"
      }
    },
    {
      "id": "process-manager",
      "risk": "medium",
      "globs": [
        "{ecosystem,pm2,processes}{,.*,-*}.{js,cjs,json,yml,yaml}",
        "pm2*.{json,yml,yaml,js,cjs}",
        "Procfile*",
        "{gunicorn,uwsgi,hypercorn,uvicorn,puma,unicorn,passenger,waitress}*.{py,ini,rb,conf,yml,yaml,json,toml,xml}",
        "**/config/{puma,unicorn}.rb",
        "*.{nomad,nomad.hcl,hcl}",
        "Vagrantfile"
      ],
      "parser": "none",
      "title": {
        "en": "Process and job runner",
        "zh-CN": "进程与任务运行配置"
      },
      "why": {
        "en": "Which programs run, how many of them, with which variables and limits.",
        "zh-CN": "运行哪些程序、多少个，使用哪些变量与限制。"
      }
    },
    {
      "id": "hosting",
      "risk": "medium",
      "globs": [
        "{vercel,firebase,railway,now,app.platform}.json",
        "wrangler*.{toml,json,jsonc}",
        ".firebaserc",
        ".replit",
        ".deployment",
        "netlify.toml",
        "{render,fly,railway,nixpacks,serverless,skaffold,app.yaml,captain-definition}.{yml,yaml,toml}",
        "_redirects",
        "capacitor.config.{json,ts,js}"
      ],
      "maybe": [
        "app.json",
        "manifest{,-*}.{yml,yaml}"
      ],
      "content": "\"(?:buildpacks|addons|formation)\"\\s{0,9}:|^applications:\\s{0,9}$",
      "beforeNoise": true,
      "title": {
        "en": "Hosting settings",
        "zh-CN": "托管部署配置"
      },
      "why": {
        "en": "Where the program is hosted, and with which addresses and variables.",
        "zh-CN": "程序托管在哪里，使用哪些地址与变量。"
      }
    },
    {
      "id": "operating-system",
      "risk": "medium",
      "globs": [
        "**/{cont-init.d,cont-finish.d,services.d,s6-rc.d,s6-overlay,my_init.d,docker-entrypoint.d,docker-entrypoint-init.d,fix-attrs.d,jail.d,filter.d,action.d,runit}/**",
        "jail.{conf,local}",
        "**/etc/{default,sysconfig,profile.d,security}/**",
        "**/{logrotate,logrotate.d,sudoers.d,sysctl.d,modprobe.d,yum.repos.d,pam.d,init.d,limits.d,rsyslog.d,fail2ban,udev}/**",
        "logrotate*",
        "*.{logrotate,sudoers,repo}",
        "**/sudoers/!(*.*)",
        "{sshd_config,ssh_config,sudoers,exports,fstab,smb.conf,chrony.conf,ntp.conf,rsyslog.conf,resolv.conf,iptables*,ip6tables*,hosts.allow,hosts.deny}{,.*}"
      ],
      "maybe": [
        "*.te",
        "*.rules",
        "!(*.*)"
      ],
      "content": "\\bNOPASSWD:|^module\\s+\\S+\\s+[\\d.]+;|^(?:SUBSYSTEM|ACTION|KERNEL)==|^-A\\s+\\w+",
      "not": [
        "*.{md,py,js,ts,java,rb,png,tsx,jsx,vue,go,cs,php}"
      ],
      "parser": "none",
      "title": {
        "en": "Settings of the operating system",
        "zh-CN": "操作系统配置"
      },
      "why": {
        "en": "Accounts, firewall, log rotation and devices of a server.",
        "zh-CN": "服务器的账号、防火墙、日志轮转与设备。"
      }
    },
    {
      "id": "cron",
      "risk": "medium",
      "globs": [
        "crontab*",
        "**/{cron.d,cron.daily,cron.hourly,cron.weekly,cron.monthly,crontabs}/*",
        "*.{cron,crontab}",
        "**/debian/*.cron.{d,daily,hourly,weekly,monthly}"
      ],
      "not": [
        "*.{js,ts,tsx,vue,java,py,cs,go,md,png}"
      ],
      "parser": "none",
      "title": {
        "en": "Scheduled jobs (cron)",
        "zh-CN": "定时任务（cron）"
      },
      "why": {
        "en": "Jobs at night that nobody sees until they stop, such as backups and uploads.",
        "zh-CN": "夜间任务，如备份与上传，停了才会被发现。"
      }
    },
    {
      "id": "supervisor",
      "risk": "medium",
      "globs": [
        "supervisor*.{conf,ini}",
        "**/{supervisor,supervisord,supervisor.d,supervisord.d}/**/*.{conf,ini}"
      ],
      "maybe": [
        "*.{conf,ini}"
      ],
      "content": "^\\[(?:program:[^\\]]+|supervisord)\\]",
      "parser": "ini",
      "title": {
        "en": "Supervisor processes",
        "zh-CN": "Supervisor 进程"
      },
      "why": {
        "en": "Which programs run and how they are restarted.",
        "zh-CN": "运行哪些程序以及如何重启。"
      }
    },
    {
      "id": "scheduler",
      "risk": "medium",
      "globs": [
        "*quartz*.{properties,xml,yml,yaml}",
        "xxl-job*.{properties,yml,yaml}",
        "**/quartz_jobs.xml"
      ],
      "title": {
        "en": "Job scheduler",
        "zh-CN": "任务调度配置"
      },
      "why": {
        "en": "When jobs run and where their state is kept.",
        "zh-CN": "任务何时运行、状态存在哪里。"
      }
    },
    {
      "id": "redisson",
      "risk": "medium",
      "globs": [
        "redisson*.{yml,yaml,json,properties}"
      ],
      "title": {
        "en": "Redisson client",
        "zh-CN": "Redisson 客户端配置"
      },
      "why": {
        "en": "How programs reach Redis for locks and caches.",
        "zh-CN": "程序如何连接 Redis 做锁与缓存。"
      }
    },
    {
      "id": "identity",
      "risk": "high",
      "globs": [
        "*{-,_,.}realm{,.*,-*,_*}.json",
        "{realm,realms}{,-*,_*,.*}.json",
        "**/{keycloak,authelia,authentik,openldap,slapd}/**/*.{json,yml,yaml,conf,ldif,properties}",
        "keycloak*.{json,conf,properties,yml,yaml}",
        "{slapd,nslcd,sssd,krb5}{,-*,_*}.{conf,ldif}"
      ],
      "maybe": [
        "*.json",
        "*.ldif"
      ],
      "content": "\"realm\"\\s{0,9}:\\s{0,9}\"[^\"\\n]{1,200}\"|\"clients\"\\s{0,9}:\\s{0,9}\\[\\s{0,9}\\{\\s{0,9}\"(?:id|clientId)\"|^dn:\\s",
      "title": {
        "en": "Sign-in and directory",
        "zh-CN": "登录与目录服务"
      },
      "why": {
        "en": "Who may sign in where, with which clients, roles and secrets.",
        "zh-CN": "谁能登录哪里，含客户端、角色与密钥。"
      }
    },
    {
      "id": "message-queue",
      "risk": "medium",
      "globs": [
        "{rabbitmq,activemq,rocketmq,kafka,artemis,emqx,mosquitto,broker}{,-*,_*,.*}.{conf,config,xml,properties,yml,yaml,json}",
        "**/{rabbitmq,activemq,rocketmq,kafka}/**/*.{conf,config,xml,properties}",
        "{mq,jms,amqp}{,-*,_*}.{properties,xml,yml,yaml,ini}"
      ],
      "title": {
        "en": "Message queue",
        "zh-CN": "消息队列配置"
      },
      "why": {
        "en": "Addresses, queues and accounts through which systems exchange messages.",
        "zh-CN": "系统间交换消息的地址、队列与账号。"
      }
    },
    {
      "id": "windows-registry",
      "risk": "medium",
      "globs": [
        "*.reg"
      ],
      "parser": "none",
      "title": {
        "en": "Windows registry settings",
        "zh-CN": "Windows 注册表配置"
      },
      "why": {
        "en": "Must be imported on each workstation, or the client does not work.",
        "zh-CN": "每台工作站都要导入，否则客户端无法使用。"
      }
    },
    {
      "id": "nacos",
      "risk": "medium",
      "globs": [
        "nacos*.{yml,yaml,properties,json,sql}",
        "**/{nacos,nacos-config,nacos_config*,nacos-config-export*}/**/*.{yml,yaml,properties,json,xml}",
        "**/DEFAULT_GROUP/*",
        "apollo-env.properties",
        "consul*.json"
      ],
      "title": {
        "en": "Configuration centre (Nacos and others)",
        "zh-CN": "配置中心（Nacos 等）"
      },
      "why": {
        "en": "Settings that live outside of the program; the export may be older than what runs.",
        "zh-CN": "存放在程序之外的配置，导出件可能比线上旧。"
      }
    },
    {
      "id": "seata",
      "risk": "medium",
      "globs": [
        "{registry,seata,file}.conf",
        "seata*.{yml,yaml,properties}",
        "sentinel*.{properties,json}",
        "{gateway,shardingsphere,sharding,mycat,canal}{,-*,_*}.{yml,yaml,properties,xml}"
      ],
      "title": {
        "en": "Middleware settings",
        "zh-CN": "中间件配置"
      },
      "why": {
        "en": "Gateway, transactions and database sharding between services.",
        "zh-CN": "服务间的网关、事务与分库分表。"
      }
    },
    {
      "id": "spring-context",
      "risk": "medium",
      "globs": [
        "applicationContext*.xml",
        "*ApplicationContext*.xml",
        "*-servlet.xml",
        "spring{,-*,_*,.*}.xml",
        "springmvc*.xml",
        "dispatcher*.xml",
        "beans{,-*}.xml",
        "shiro{,-*}.{ini,xml}",
        "cxf{,-*}.xml",
        "dubbo*.{xml,properties}",
        "struts*.xml",
        "spring*.properties",
        "spring*.{yml,yaml}"
      ],
      "maybe": [
        "*.xml"
      ],
      "content": "<beans[\\s>][\\s\\S]*springframework\\.org/schema",
      "title": {
        "en": "Spring context",
        "zh-CN": "Spring 上下文配置"
      },
      "why": {
        "en": "Wires the parts of the program; older projects keep connections and jobs here.",
        "zh-CN": "装配程序各部分，老项目常把连接与定时任务写在这里。"
      }
    },
    {
      "id": "frontend-settings",
      "risk": "medium",
      "globs": [
        "**/{public,static}/{config,env,settings,setting,webconfig,app-config}{,-*,_*,.*}.{js,json}",
        "**/config/{dev,prod,test,sit,uat,local}.env.js",
        "env-config*.js",
        "**/assets/*{-,_,.}{settings,config}.json",
        "runtime-config*.{js,json}",
        "**/environments/environment{,.*}.ts"
      ],
      "maybe": [
        "{config,configs,env,setting,settings,baseUrl,base-url,server,domain,host,siteinfo,app.config,appConfig,app-config,app_config,request,http,axios,api,apiConfig,socket}{,.*,-*,_*}.{js,ts,mjs}",
        "**/{config,configs,environments,env}/*.{js,ts,mjs,cjs}",
        "**/{public,static,assets}/{manifest,manifests,endpoints,servers,config,configs,settings,env}/*.json",
        "**/{public,static,assets}/{endpoints,servers,server,hosts,api,urls}{,.*,-*,_*}.{json,js}"
      ],
      "content": "^(?![ \\t]*(?://|\\*)).*\\b\\w*(?:url|api|host|server|domain|socket|endpoint|root|base|target|site)\\w*[\"']?\\s*[:=]\\s*(?:[\\w.]+\\s*(?:\\|\\||\\?\\?)\\s*)?(?:\\(?[\\w.]{1,80}\\s{0,9}\\?\\s{0,9})?[\"'`](?:https?|wss?)://",
      "unless": "\\.listen\\(\\s{0,9}(?:\\w|\\{)|\\bcreateServer\\(|\\bnew Elysia\\(|\\bnew Hono\\(|\\bNestFactory\\.create\\b|^export const environment = \\{\\s{0,9}(?:\\w{1,20}: (?:true|false),?\\s{0,9}){1,3}\\};?\\s{0,9}$",
      "not": [
        "{swagger,openapi,errorMessages,error-messages}*",
        "*.{test,spec,d}.{js,ts}"
      ],
      "environment": "^(.+)\\.env\\.js$",
      "title": {
        "en": "Web client settings",
        "zh-CN": "前端运行配置"
      },
      "why": {
        "en": "Which server the web client talks to; edited by hand at the hospital.",
        "zh-CN": "前端连接哪个后端，常在医院现场手工修改。"
      }
    },
    {
      "id": "publish-profile",
      "risk": "medium",
      "globs": [
        "*.pubxml"
      ],
      "parser": "none",
      "title": {
        "en": "Publish profile of Visual Studio",
        "zh-CN": "Visual Studio 发布配置"
      },
      "why": {
        "en": "Where a release goes from Visual Studio, and how.",
        "zh-CN": "从 Visual Studio 发布到哪里、以何种方式。"
      }
    },
    {
      "id": "operation-script",
      "risk": "medium",
      "globs": [
        "{backup,restore,deploy,startup,start,stop,restart,install,uninstall,release,rollback,upgrade,update,publish,setup,init,initsetup,run,load,sync,configure,certbot,rotate}{,-*,_*,.*,[0-9]*}.{sh,bat,cmd,ps1}",
        "*{-,_,.}{backup,restore,deploy,start,startup,stop,restart,install,rollback,upgrade,publish,init,sync,cleanup,dump,rotate}.{sh,bat,cmd,ps1}",
        "*{备份,部署,启动,停止,重启,安装,升级,还原,更新,同步}*.{sh,bat,cmd,ps1}",
        "*{backup,restore,deploy,certs}.{sh,bat,cmd,ps1}",
        "**/{scripts,script,bin,tools,ops,deploy,cron,jobs}/**/{backup,restore,rotate,deploy}*.{js,mjs,cjs,ts,py,rb,pl,php}",
        "*.exp",
        "*setenv*.{sh,bat,cmd}",
        "**/debian/*.sh",
        "**/{script,scripts,ops,tools}/{register,sync,load,clear,manage,import,export,provision,reset,create,update,rotate}[-_]*.{py,sh,ps1,bat}",
        "{create,init,setup,reset}{-,_,}{db,database}.{js,mjs,ts,py,rb,php}",
        "{install-service,installService,install_service,windows-service}*.{js,py,vbs}",
        "*.{deploy,iss,nsi,nsh}",
        "{,docker-}entrypoint*.sh",
        "**/{deploy,deployment,install,installer,ops,backup,backups,backup_scripts,migration_scripts,data_migration_scripts,devops}/**/*.{sh,bat,cmd,ps1}",
        "**/roles/*/files/**/*.sh",
        "**/capistrano/tasks/*.{rake,cap}",
        "Capfile",
        "**/config/deploy{,/**/*}.rb",
        "**/docker/**/scripts/{*.sh,!(*.*)}",
        "**/{debian,DEBIAN,deb}/{,*.}{preinst,postinst,prerm,postrm,init,default,logrotate}"
      ],
      "maybe": [
        "*.rake",
        "*.{sh,bat,cmd,ps1,vbs,command,ksh}",
        "{fabfile,deploy,backup,restore,install,rotate*}*.py",
        "{backup,db_backup,db-backup,dbbackup,mysql_backup,auto_backup,autobackup,备份}*.{php,py,pl,rb,js,mjs}"
      ],
      "content": "^(?![ \\t]*(?:#|::|rem\\b|//)).*(?:\\b(?:net|sc|sc\\.exe|service|systemctl|nssm|iisreset|appcmd|schtasks|winsw\\S*|initctl|supervisorctl|pm2|launchctl)\\s+\\S|\\b(?:docker|kube|k8s|helm|swarm)::\\w|\\b(?:docker|docker-compose|podman|buildah|skopeo|kubectl|helm|vagrant|rc-service|rc-update|regasm|netsh|icacls|takeown|setfacl|chown|route|reg)\\s+\\S|\\b(?:java|javaw)\\b.*-jar|\\b(?:nohup|mysqldump|pg_dump|pg_restore|mongodump|mongorestore|expdp|impdp|sqlldr|sqlplus|sqlcmd|osql|bcp|robocopy|xcopy|rsync|scp|sftp|lftp|rclone|restic|borg|logrotate|crontab|certbot|gunicorn|uvicorn|iptables|firewall-cmd|mongosh?|mongod|mongoimport|mongoexport|redis-cli|redis-server|storescp|nomad|useradd|apt-get|yum|dnf|msiexec|regsvr32|pyinstaller|signtool|ansible-playbook)\\b|\\bdotnet\\s+(?:run|publish|\\S+\\.dll)|\\b(?:mvn|mvnw|gradle|gradlew|npm|yarn|pnpm|msbuild|go|cargo)\\s+(?:\\S{1,80}\\s+){0,6}?(?:package|install|build|run|start|serve|publish|deploy)|\\bflask\\s+run|manage\\.py|\\bnode\\s+\\S+\\.js|\\bpython\\d?\\s+\\S+\\.py|\\b(?:msbuild|dcc32|dcc64|Compress-Archive|Invoke-Sqlcmd)\\b|\\b7z\\w{0,4}(?:\\.exe)?\"?\\s+a\\s|capistrano/setup|^set :application|^server\\s+(?:ENV|[\"'])|New-Service|Start-Service|Restart-Service|\\bcurl\\s.*https?://|\\bpsql\\b|\\bmysql\\s|\\bfind\\b.*(?:-delete|-exec\\s+rm)|\\btar\\s+-?[cx]|\\bopenssl\\s|\\bSHOW CREATE TABLE\\b|\\bBACKUP DATABASE\\b)",
      "not": [
        "{gradlew,mvnw,gradle,activate}*",
        "{lint,format,check-format,run-tests,run_tests,test,e2e,smoke}{,-*,_*}.{sh,bat,cmd,ps1}",
        "**/{.husky,hooks,githooks,git-hooks}/**"
      ],
      "parser": "none",
      "title": {
        "en": "Operations script",
        "zh-CN": "运维脚本"
      },
      "why": {
        "en": "What is run by hand or at night, with paths and accounts of this hospital.",
        "zh-CN": "手工或夜间运行的脚本，含本院的路径与账号。"
      }
    },
    {
      "id": "shell-program",
      "risk": "medium",
      "maybe": [
        "!(*.*)"
      ],
      "content": "^#![^\\n]{0,60}sh\\b(?=[\\s\\S]{0,20000}?\\b(?:docker|docker-compose|kubectl|systemctl|rsync|scp|ssh|mysqldump|pg_dump|nginx|supervisorctl|mongod|java|gunicorn|heroku|crontab|apt-get|exec|mysql|psql|curl|openssl)\\s)",
      "not": [
        "{gradlew,mvnw,activate}*",
        "**/{.husky,hooks,githooks,git-hooks}/**"
      ],
      "parser": "none",
      "title": {
        "en": "Operations script",
        "zh-CN": "运维脚本"
      },
      "why": {
        "en": "What is run by hand or at night, with paths and accounts of this hospital.",
        "zh-CN": "手工或夜间运行的脚本，含本院的路径与账号。"
      }
    },
    {
      "id": "php-settings",
      "risk": "low",
      "maybe": [
        "**/{config,configs,conf,configuration}/**/*.php",
        "**/{application,app}/{config,database}.php",
        "**/application/extra/*.php",
        "{config,configs,database,db,conf,setting,settings,conn,connect,connection,dbconfig,dbconn,constants,define,defines,global}{,.*,-*,_*}.php",
        "{config,db,conn,settings,dbconfig}.inc{,.php}",
        "*{.config,_config,-config,.inc}.php"
      ],
      "content": "^[ \\t]*return\\s*(?:\\[|array\\s*\\()|\\$\\w*(?:conf|cfg|db|host|setting|server|user|pass|conn)\\w*(?:\\[[^\\]\\n]*\\])*\\s*=|\\bdefine\\s*\\(\\s*[\"']|^[ \\t]*const\\s+\\w*(?:DB|HOST|USER|PASS|URL|TOKEN|SECRET)\\w*\\s*=|\\bmysqli?_connect\\s*\\(|new\\s+(?:PDO|mysqli)\\b",
      "unless": "^(?:(?:final|abstract|readonly) ){0,3}class \\w{1,80}\\b(?! extends \\w{0,40}Config)",
      "not": [
        "**/views/**",
        "**/resources/lang/**",
        "**/lang/**"
      ],
      "parser": "code",
      "title": {
        "en": "PHP settings",
        "zh-CN": "PHP 配置"
      },
      "why": {
        "en": "Databases, services, queues and mail of the program, often with values of this hospital as defaults.",
        "zh-CN": "程序的数据库、服务、队列与邮件配置，默认值中常含本院的取值。"
      }
    },
    {
      "id": "python-settings",
      "risk": "low",
      "globs": [
        "{local,production,prod,staging}_settings.py",
        "**/settings/{production,prod,staging,stage,uat,local,dev,development,test,base,common,docker,ci}.py"
      ],
      "maybe": [
        "{settings,config,configs,conf,configuration,default_settings}{,_*,-*}.py",
        "**/{settings,config,configs,conf}/*.py"
      ],
      "content": "^[ \\t]*(?:DATABASES|SQLALCHEMY_DATABASE_URI|SECRET_KEY|INSTALLED_APPS|ALLOWED_HOSTS)\\s*=|(?:os\\.environ|getenv|config\\(|environ\\.get|env\\()|^[ \\t]*[A-Z][A-Z0-9_]*(?:HOST|PORT|URL|URI|SERVER|USER|PASSWORD|TOKEN|DSN|ADDRESS|AET?)\\s*=|\\bBaseSettings\\b|^[ \\t]*(?:host|port|user|password|db_?\\w*)\\s*=\\s*[\"'\\d]",
      "unless": "^(?:async )?def (?!(?:get_)?(?:settings|config)\\b)",
      "not": [
        "__init__.py",
        "*test*.py"
      ],
      "parser": "code",
      "title": {
        "en": "Python settings",
        "zh-CN": "Python 配置"
      },
      "why": {
        "en": "Databases, addresses and keys of the program, often with values of this hospital as defaults.",
        "zh-CN": "程序的数据库、地址与密钥，默认值中常含本院的取值。"
      }
    },
    {
      "id": "ruby-settings",
      "risk": "low",
      "globs": [
        "**/config/{environments,initializers,settings}/**/*.rb",
        "**/config/{application,schedule,sidekiq,storage,environment}.rb",
        "credentials*.yml.enc"
      ],
      "maybe": [
        "**/config/*.rb"
      ],
      "content": "\\bENV(?:\\[|\\.fetch)",
      "not": [
        "**/config/{boot,routes}.rb"
      ],
      "parser": "none",
      "title": {
        "en": "Ruby settings",
        "zh-CN": "Ruby 配置"
      },
      "why": {
        "en": "Services, jobs and switches of the program for each environment.",
        "zh-CN": "各环境的服务、任务与开关。"
      }
    },
    {
      "id": "javascript-settings",
      "risk": "low",
      "globs": [
        "{ormconfig,knexfile,data-source,sequelize.config}{,.*}.{js,ts,json,cjs,mjs}",
        ".sequelizerc"
      ],
      "maybe": [
        "**/{config,configs,conf}/**/*.{js,ts,mjs,cjs}",
        "{config,configs,database,db,settings,setting,conf}{,.*,-*}.{js,ts,mjs,cjs}",
        "*{-,_,.,C,S}{config,onfig,ettings}.{js,cjs,mjs}"
      ],
      "content": "process\\.env\\b|\\b(?:host|hostname|port|user|username|password|database|secret\\w*|mongo\\w*|redis\\w*)[\"']?\\s*:\\s*[\"'`\\d]",
      "not": [
        "*.{test,spec,d,component,service,module}.{js,ts}",
        "{swagger,openapi,errorMessages,error-messages}*"
      ],
      "parser": "code",
      "title": {
        "en": "JavaScript settings",
        "zh-CN": "JavaScript 配置"
      },
      "why": {
        "en": "Databases, addresses and keys of the program, often with values of this hospital as defaults.",
        "zh-CN": "程序的数据库、地址与密钥，默认值中常含本院的取值。"
      }
    },
    {
      "id": "logging",
      "risk": "low",
      "globs": [
        "logback*.xml",
        "log4j*.{xml,properties,yml,yaml,json}",
        "nlog*.{config,xml}",
        "log4net*.{config,xml}",
        "logging*.{properties,conf,ini,yml,yaml,json}",
        "{serilog,logger}{,-*,.*}.{json,config,xml}",
        "log_config*"
      ],
      "unless": "<doc>\\s{0,9}<assembly>",
      "title": {
        "en": "Logging",
        "zh-CN": "日志配置"
      },
      "why": {
        "en": "Where the logs are, and how long they are kept.",
        "zh-CN": "日志在哪里、保留多久。"
      }
    },
    {
      "id": "report-template",
      "risk": "site-content",
      "globs": [
        "*.{typ,jrxml,frx,rdlc,rdl,grf,rpt,cpt,fr3,frf,mrt,repx,btw,ureport,rptdesign,rptlibrary,rtm,rav,rsd,psr,prpt,lst}",
        "*.ureport.xml",
        "**/ureport*/**/*.xml",
        "**/{templates,template,模板,模版}/**/{report,reports,报表}/**/*.{html,htm,ftl,vm,tpl,tex,docx,xlsx,xls,doc}",
        "*{报表,报告}{模板,模版}*.{doc,docx,xls,xlsx,html,htm,xml,txt}",
        "**/{*template,*templates,*模板,*模版,ExcelModel,*报表}/**/*.{xls,xlsx,doc,docx}",
        "**/{Doc,Document,Form,Emr,Record,Card,Paper,Label,Report,Medical}Template{,s}/**/*.{xml,html,htm,rtf,json,txt}",
        "**/{客户化,*客户化*,*文书模板*,*病历模板*}/**/*.{xml,html,htm,rtf,json,txt,config}"
      ],
      "maybe": [
        "**/{templates,views,template}/**/{report,reports}/**/*.{html,htm,twig,erb,php,hbs,ejs,cshtml}"
      ],
      "content": "window\\.print\\b|@media\\s{1,4}print|@page\\s{0,4}[{:]|@extends\\s?\\(.[\\w.-]{0,60}(?:print|pdf)|wkhtmltopdf|wicked_pdf",
      "not": [
        "*_report*.lst"
      ],
      "parser": "none",
      "title": {
        "en": "Report templates",
        "zh-CN": "报表模板"
      },
      "why": {
        "en": "Reports the hospital signed off; a change needs its agreement.",
        "zh-CN": "医院已确认的报表，改动需经院方同意。"
      }
    },
    {
      "id": "analyzer",
      "risk": "site-content",
      "globs": [
        "**/{analyzer,analyzers,analyser,analysers,analyzer-profiles,astm,仪器,仪器接口}/**/*.{json,csv,ini,xml,yml,yaml,properties,conf}"
      ],
      "not": [
        "**/{schema,schemas}/**",
        "**/src/**/*.{xml,json}"
      ],
      "title": {
        "en": "Analyzer interfaces",
        "zh-CN": "检验仪器接口配置"
      },
      "why": {
        "en": "Which instrument sends which test, in which format; fitted to the laboratory of this hospital.",
        "zh-CN": "各检验仪器的通道、项目对照与数据格式，按本院检验科配置。"
      }
    },
    {
      "id": "dashboards",
      "risk": "site-content",
      "globs": [
        "**/{metabase,superset,redash,kibana,finebi,datart,davinci}/**/*.{json,csv,yml,yaml,ndjson,sql}",
        "*.{jsrexport,pbix,pbit,twb,twbx,qvw,qvf,fvs}",
        "*{kibana,export,dashboard,saved-objects,saved_objects}*.ndjson",
        "*dashboard*.zip"
      ],
      "maybe": [
        "*.json"
      ],
      "content": "\"(?:graphTooltip|__inputs|kibanaSavedObjectMeta|dashboard_title)\"\\s{0,9}:",
      "parser": "none",
      "title": {
        "en": "Dashboards and analyses",
        "zh-CN": "看板与分析"
      },
      "why": {
        "en": "Figures that the hospital works with; exported, so the running ones may be newer.",
        "zh-CN": "医院使用的统计看板；为导出件，线上可能更新。"
      }
    },
    {
      "id": "site-settings",
      "risk": "site-content",
      "globs": [
        "**/{config,configs,settings}/**/{clinic,clinics,hospital,hospitals,site,sites,organization,organisation,institution,facility,tenant,医院,机构}{,-*,_*,.*}.{js,ts,json,yml,yaml,py,xml}"
      ],
      "not": [
        "**/src/{main,test}/java/**",
        "*.{test,spec,d}.{js,ts}"
      ],
      "title": {
        "en": "Settings of this hospital",
        "zh-CN": "本院信息设置"
      },
      "why": {
        "en": "Name, address, departments and rules of this hospital, written into the program.",
        "zh-CN": "写在程序里的本院名称、地址、科室与规则。"
      }
    },
    {
      "id": "seed-script",
      "risk": "site-content",
      "globs": [
        "{seed,seeds,seeder}.{js,mjs,cjs,ts,py,rb,go,cs}",
        "seed{-*,_*,[A-Z]*}.{js,mjs,cjs,ts,py,rb,go}",
        "*{ContextSeed,DbSeed,DataSeed,SeedData}.cs",
        "*{Seeder,-seed,_seed,-seeder,_seeder,.seed,.seeder}.{js,mjs,cjs,ts,py,rb,cs,php}"
      ],
      "unless": "Math\\.random\\s*\\(|\\bfaker\\b|\\bfake\\(\\)|\\brandom(?:\\.|Int|Element|Choice|Date|Item|From|_)|models?/Patient\\b|\\bPatient\\.(?:find|create|insert)",
      "not": [
        "seed{Test,test,Demo,demo,-test,_test,-demo,_demo}*",
        "*.{spec,test}.*",
        "**/src/main/java/**",
        "**/{routes,controllers,services,handlers}/**"
      ],
      "parser": "none",
      "title": {
        "en": "Script with initial data",
        "zh-CN": "初始化数据脚本"
      },
      "why": {
        "en": "Master data of this hospital, written into a program.",
        "zh-CN": "写在程序里的本院基础数据。"
      }
    },
    {
      "id": "message-template",
      "risk": "site-content",
      "globs": [
        "**/{resources,templates,config,conf}/**/{hl7,hl7v2,hl7v3,cda,fhir}{,-*,_*}/**/*.{xml,json,hl7,txt,ftl,vm}"
      ],
      "not": [
        "**/{schema,schemas,xsd,profiles,definitions,codesystems,valuesets}/**",
        "*StructureDefinition*"
      ],
      "parser": "none",
      "title": {
        "en": "Templates of messages",
        "zh-CN": "报文模板"
      },
      "why": {
        "en": "What is sent to another system, as agreed with it.",
        "zh-CN": "与其他系统约定的报文内容。"
      }
    },
    {
      "id": "print-layout",
      "risk": "site-content",
      "globs": [
        "**/*{CardLayout,PaperLayout,PrintLayout,PrintTemplate,print-template,print_template}*/**/*.{html,htm,css,xml,json}",
        "**/{print,prints,printing,打印模板,打印}/*.{html,htm,xml,json,txt}",
        "*打印*.{html,htm,xml,json,txt,ini}",
        "*.{prn,zpl,lbl}",
        "**/{templates,views,template,模板,模版}/**/{print,prints,printing,printouts,pdf,pdfs,receipt,receipts,wristband}/**/*.{html,htm,ftl,vm,tpl,twig,erb,php,hbs,ejs,cshtml,docx,xlsx}",
        "**/{templates,views,template,模板,模版}/**/{invoice,invoices,label,labels}/**/*.{html,htm,ftl,vm,tpl,twig,erb,hbs,ejs,cshtml,docx,xlsx}",
        "**/{templates,views}/**/{,*_,*-}print{,_*,-*}{,.blade,.html}.{html,htm,php,ftl,vm,twig,erb,hbs,ejs,cshtml,jsp}",
        "**/{templates,views}/**/*{barcode,wristband}*.{html,htm,php,ftl,vm,twig,erb,hbs,ejs,cshtml,jsp}",
        "*{打印,腕带,标签,处方}{模板,模版}*.{doc,docx,xls,xlsx,html,htm,xml,txt}"
      ],
      "maybe": [
        "**/{templates,views,template,模板,模版}/**/{invoice,invoices,label,labels}/**/*.php",
        "**/{templates,views}/**/{receipt,invoice,ticket,prescription,certificate,label,report}{,.*,-*,_*}.{php,html,htm,twig,erb,hbs,ejs,cshtml}"
      ],
      "content": "window\\.print\\b|@media\\s{1,4}print|@page\\s{0,4}[{:]|@extends\\s?\\(.[\\w.-]{0,60}(?:print|pdf)",
      "not": [
        "**/src/**/*.{html,json}",
        "**/vendor/**"
      ],
      "parser": "none",
      "title": {
        "en": "Print layouts",
        "zh-CN": "打印版式"
      },
      "why": {
        "en": "Forms, labels and wristbands fitted to the printers of the hospital.",
        "zh-CN": "按医院打印机调好的单据、标签与腕带版式。"
      }
    },
    {
      "id": "database-migration",
      "risk": "site-content",
      "globs": [
        "liquibase*.{xml,yml,yaml,json}",
        "*changelog*.{xml,yml,yaml,json,sql}",
        "**/{changelog,changelogs,liquibase,migrations}/**/*.{xml,yml,yaml,sql}",
        "**/db/migration/**/*.sql",
        "V[0-9]*__*.sql",
        "R__*.sql",
        "U[0-9]*__*.sql",
        "**/database/{migrations,seeders,seeds}/**/*.php",
        "**/{db,lib}/{data,data_migrations,data_migrate,post_migrate,tasks/deployment}/[0-9]*_*.{rb,rake}",
        "**/db/{migrate,seeds}/**/*.rb",
        "**/db/seeds.rb",
        "**/db/{,*_}schema.rb",
        "**/migrations/[0-9][0-9][0-9][0-9]_*.py",
        "**/{alembic,migrations}/versions/*.py",
        "**/{migrations,seeders,seeds}/[0-9]*.{js,ts,cjs,mjs}",
        "**/Migrations/**/[0-9]*_*.cs",
        "schema.prisma"
      ],
      "not": [
        "*.Designer.cs",
        "*ModelSnapshot.cs"
      ],
      "maybe": [
        "*.{xml,yml,yaml}"
      ],
      "content": "<databaseChangeLog[\\s>]|^databaseChangeLog:",
      "parser": "none",
      "title": {
        "en": "Database migrations",
        "zh-CN": "数据库变更脚本"
      },
      "why": {
        "en": "Changes of tables and master data, in the order they must run.",
        "zh-CN": "表结构与基础数据的变更，须按顺序执行。"
      }
    },
    {
      "id": "database-dump",
      "risk": "site-content",
      "globs": [
        "*{backup,dump,备份}*.sql",
        "**/{db_dumps,dumps,backups,backup}/**/*.sql",
        "*.{dmp,dump,bak}",
        "*.sql.{gz,zip}"
      ],
      "unless": "<(?:html|!doctype|\\?php|\\?xml)|^\\{\\\\rtf|^[ \\t]*(?:unit|import|package|using|#include)\\s",
      "not": [
        "*.{htm,html,js,ts,xml,config,properties,yml,yaml,json,php,py,java,cs,css,vue,md,txt,ini,conf}.bak"
      ],
      "parser": "none",
      "title": {
        "en": "Database dump",
        "zh-CN": "数据库备份"
      },
      "why": {
        "en": "May hold patient data; say where it comes from, or take it out of the repository.",
        "zh-CN": "可能含患者数据，须说明来源，或移出代码库。"
      }
    },
    {
      "id": "initial-data",
      "risk": "site-content",
      "globs": [
        "*.sql",
        "*.sql.{template,tpl,tmpl}",
        "**/{seed,seeds,seeders}/**/*.txt",
        "**/{seed,seeds,seeders,seeddata,seed-data,seed_data,seed_files,initial-data,initial_data,initialdata,masterdata,master-data,master_data,dictionaries,基础数据,字典}/**/*.{json,yml,yaml,xml,tsv}",
        "**/{seed,seeds,seeddata,init,initdb,initial,initialdata,import,imports,masterdata,dictionary,dict,data-import,config,configs,configuration,db,sql,基础数据,字典,导入}/**/*.csv",
        "**/{database,db}/data/**/*.{csv,tsv,xls,xlsx,json,xml,txt}",
        "{Dict,*Dict,*字典,Dict[A-Z]*}.xml",
        "**/{data,loaders,loader,importers}/*.csv",
        "*{_seed,-seed,.seed,Seed}.{json,csv,yml,yaml}"
      ],
      "maybe": [
        "**/{script,scripts,脚本,sql脚本,数据库,数据库脚本,升级脚本}/**/*.txt",
        "**/{sql,views,procedures,procs,functions,triggers,视图,存储过程}/**/*.{txt,prc,vw,fnc,trg}"
      ],
      "content": "^\\s{0,20}(?:create|alter|select|insert|update|exec|declare)\\s",
      "parser": "none",
      "title": {
        "en": "SQL scripts and initial data",
        "zh-CN": "SQL 脚本与初始化数据"
      },
      "why": {
        "en": "Master data and hand-written changes of this hospital.",
        "zh-CN": "本院的基础数据与手工变更。"
      }
    },
    {
      "id": "cache",
      "risk": "low",
      "globs": [
        "ehcache*.xml",
        "infinispan*.{xml,yml,yaml}",
        "hazelcast*.{xml,yml,yaml}",
        "cache*.{yml,yaml,properties,xml}",
        "jgroups*.xml",
        "memcached*.{conf,properties,xml}"
      ],
      "title": {
        "en": "Cache settings",
        "zh-CN": "缓存配置"
      },
      "why": {
        "en": "What is kept in memory, and whether several servers share it.",
        "zh-CN": "内存中缓存什么，多台服务器之间是否共享。"
      }
    },
    {
      "id": "monitoring",
      "risk": "low",
      "globs": [
        "{prometheus,alertmanager,loki,promtail,zabbix,filebeat,logstash,fluentd,fluent-bit,telegraf,grafana,skywalking,otel-collector}*.{yml,yaml,conf,ini,toml}",
        "*.alloy",
        "**/{grafana,monitoring,prometheus}/**/*.{json,yml,yaml,ini}"
      ],
      "unless": "^[ \\t]*\"?(?:openapi|swagger|asyncapi)\"?:",
      "title": {
        "en": "Monitoring",
        "zh-CN": "监控配置"
      },
      "why": {
        "en": "Which failures are noticed, and who is told.",
        "zh-CN": "哪些故障会被发现、通知谁。"
      }
    },
    {
      "id": "mybatis",
      "risk": "low",
      "globs": [
        "mybatis{,-*,_*}.xml",
        "sqlmapconfig*.xml",
        "{sql-map-config,mybatisconfig,configuration}.xml"
      ],
      "title": {
        "en": "MyBatis settings",
        "zh-CN": "MyBatis 配置"
      },
      "why": {
        "en": "How the program talks to the database; rarely changes.",
        "zh-CN": "程序访问数据库的方式，很少改动。"
      }
    },
    {
      "id": "connection-settings",
      "risk": "high",
      "globs": [
        "{connection,connections}{,-*,_*}.{properties,ini,conf,cfg}"
      ],
      "maybe": [
        "*.{properties,ini,conf,cfg,json}"
      ],
      "unless": "\"(?:resourceType|_postman_id|compilerOptions)\"\\s{0,9}:|\"(?:openapi|swagger|swaggerVersion)\"\\s{0,9}:\\s{0,9}[\"\\d]",
      "content": "^[ \\t]{0,40}\"connection_?strings?\"\\s{0,9}:\\s{0,9}[{\"]|^[ \\t]{0,40}\"(?:environmentVariables|environment_variables|env_vars|envVars)\"\\s{0,9}:\\s{0,9}[\\[{]|^[ \\t]{0,40}\"host(?:name)?\"\\s{0,9}:\\s{0,9}\"[^\"\\n]{1,200}\",\\s{0,40}\"(?:port|path|pathTransform|user\\w{0,9}|database)\"\\s{0,9}:|^[ \\t]{0,20}\"\\w{0,40}(?:api|base|server|service|backend|socket)\\w{0,9}ur[il]\"\\s{0,9}:\\s{0,9}\"(?:https?|wss?|tcp)://|^[ \\t]{0,40}\"(?:passwordHash|clientSecret|client_secret|secretKey|accessKeySecret|appSecret|apiKey|api_key)\"\\s{0,9}:\\s{0,9}\"[^\"\\s]{8,200}\"|^[ \\t]{0,20}\"(?:DB|DATABASE|MYSQL|POSTGRES|MONGO|REDIS)_\\w{1,40}\"\\s{0,9}:|\\bjdbc:\\w+:|^[ \\t]*[\\w.-]*(?:datasource|database|jdbc|db)[\\w-]*\\.(?:url|user|username|password|pwd)[ \\t]*=|^[ \\t]*[\\w.-]*(?:password|passwd)[ \\t]*=",
      "title": {
        "en": "Settings with a connection or a password",
        "zh-CN": "含连接或口令的配置"
      },
      "why": {
        "en": "Names a database or an account, whatever else it is for.",
        "zh-CN": "除其他用途外，还写有数据库地址或账号。"
      }
    },
    {
      "id": "other-properties",
      "risk": "low",
      "globs": [
        "*.properties"
      ],
      "title": {
        "en": "Other settings",
        "zh-CN": "其他配置"
      },
      "why": {
        "en": "Read it once and say what it is for.",
        "zh-CN": "需要看一遍并写明用途。"
      }
    },
    {
      "id": "other-settings",
      "risk": "low",
      "globs": [
        "*.{ini,toml}",
        "**/{config,conf,configs,configuration,settings,etc}/**/*.{yml,yaml,json,xml}",
        "{config,configuration,setting,settings,sysconfig,conf}{,-*,_*,.*}.{yml,yaml,json,xml}",
        "*{-,_,.}{config,configuration,settings,conf}.{yml,yaml,json,xml}",
        "**/{*-config,*_config,*-configs,*_configs}/**/*.{yml,yaml,json,xml}"
      ],
      "maybe": [
        "*.{yml,yaml}",
        "*{Config,Configuration,Settings,Setting}.{json,xml}"
      ],
      "content": "^(?:- )?[\\w.-]+:(?:[ \\t]+[^\\s#|>&{[]|[ \\t]*$)|^[ \\t]*[<\"]",
      "unless": "^[ \\t]*\"?(?:openapi|swagger|asyncapi)\"?:|^(?:paths|components):|^language:[ \\t]{0,9}(?:python|node_js|java|go|ruby|php|c|cpp|rust|generic|minimal|bash|android)\\s|^(?:repos|checks|linters|pull_request_rules|nav|version: 2\\.1)\\b|\"(?:glyphs|compilerOptions)\"\\s{0,9}:",
      "not": [
        "**/src/**/*.json",
        "**/src/main/java/**",
        "**/WEB-INF/{tags,jsp}/**"
      ],
      "title": {
        "en": "Other settings",
        "zh-CN": "其他配置"
      },
      "why": {
        "en": "Read it once and say what it is for.",
        "zh-CN": "需要看一遍并写明用途。"
      }
    },
    {
      "id": "other-conf",
      "risk": "low",
      "globs": [
        "*.{conf,cfg,cnf,config,settings}",
        "!(*.*){-,_}{settings,config}"
      ],
      "maybe": [
        "**/{config,conf,configs,etc}/!(*.*)"
      ],
      "content": "^[\\w.-]{1,80}[ \\t]{0,9}[=:]",
      "not": [
        "{LICENSE,LICENCE,README,Makefile,Gemfile,Rakefile,CODEOWNERS,VERSION,.*}",
        "**/src/**/{config,configs}/!(*.*)"
      ],
      "unless": "^-\\$[A-Z]\\d*[+-]?\\s*$",
      "parser": "none",
      "title": {
        "en": "Other settings",
        "zh-CN": "其他配置"
      },
      "why": {
        "en": "Read it once and say what it is for.",
        "zh-CN": "需要看一遍并写明用途。"
      }
    }
  ],
  "environments": {
    "prod": [
      "production",
      "prd",
      "product",
      "online",
      "formal",
      "生产",
      "正式",
      "正式环境",
      "生产环境"
    ],
    "pre": [
      "preprod",
      "pre-prod",
      "preproduction",
      "preview",
      "预发布"
    ],
    "staging": [
      "stage",
      "stg"
    ],
    "uat": [
      "验收"
    ],
    "test": [
      "testing",
      "tst",
      "测试",
      "测试环境"
    ],
    "sit": [],
    "qa": [],
    "dev": [
      "develop",
      "development",
      "开发",
      "开发环境"
    ],
    "local": [
      "localhost",
      "本地"
    ],
    "demo": [
      "演示"
    ]
  },
  "notAsFolder": [
    "local",
    "demo",
    "online",
    "product",
    "formal",
    "preview",
    "stage"
  ],
  "siteFolders": [
    "environments",
    "envs",
    "env",
    "profiles",
    "sites",
    "site",
    "hospitals",
    "customers",
    "clients",
    "inventories",
    "overlays",
    "医院",
    "现场",
    "客户"
  ],
  "notEnvironments": [
    "default",
    "override",
    "overrides",
    "example",
    "sample",
    "template",
    "tpl",
    "migrations",
    "seed",
    "seeds",
    "profiling",
    "management",
    "models",
    "components",
    "dist",
    "base",
    "common",
    "core",
    "shared",
    "public",
    "extra",
    "bak",
    "rename",
    "renamed",
    "orig",
    "original",
    "tmp",
    "temp",
    "save",
    "saved",
    "backup",
    "old",
    "new",
    "copy",
    "mysql",
    "oracle",
    "postgres",
    "postgresql",
    "pg",
    "h2",
    "sqlserver",
    "mssql",
    "mariadb",
    "dm",
    "kingbase",
    "mongo",
    "mongodb",
    "es",
    "elasticsearch",
    "redis",
    "jdbc",
    "db",
    "database",
    "datasource",
    "druid",
    "dynamic",
    "cache",
    "security",
    "oauth",
    "oauth2",
    "jwt",
    "sso",
    "swagger",
    "knife4j",
    "log",
    "logging",
    "logback",
    "mybatis",
    "jpa",
    "hibernate",
    "quartz",
    "job",
    "mq",
    "rabbitmq",
    "kafka",
    "rocketmq",
    "nacos",
    "eureka",
    "config",
    "gateway",
    "oss",
    "minio",
    "file",
    "mail",
    "sms",
    "wechat",
    "weixin",
    "pay",
    "web",
    "api",
    "app",
    "admin",
    "server",
    "client",
    "service",
    "system",
    "auth",
    "grafana",
    "prometheus",
    "monitoring",
    "nginx",
    "build",
    "ci",
    "docker",
    "ssl",
    "https",
    "debug",
    "release",
    "windows",
    "linux",
    "arm",
    "arm64",
    "cn",
    "en",
    "zh",
    "local-cache"
  ],
  "noise": [
    "*{-test,_test,.test,.spec}.{xml,json,properties,yml,yaml,csv,conf,js}",
    "!{application,bootstrap,docker-compose,logback,appsettings,jdbc,db,values,compose,config,redis,nginx}{-,_,.}test.*",
    "*{test,Test}{Dataset,DataSet,dataset}*.xml",
    "!**/{liquibase,changelog,changelogs,migrations}/**/*.{xml,sql,yml,yaml}",
    "*.min.{js,css,json}",
    "**/{fontawesome,font-awesome}*/**",
    "**/{spotbugs,findbugs,pmd,checkstyle}/*.xml",
    "{openapi,swagger}.{json,yaml,yml}",
    "{OperationDefinition,StructureDefinition}{,-*}.json",
    "**/{codegen,code-gen}/**",
    "{oapi-codegen,codegen,buf,buf.gen,buf.work,sqlc,.mockery,gqlgen,openapitools,orval,swagger-codegen,openapi-generator,qlty}{,.*,-*}.{yml,yaml,json,toml,ts}",
    "{package,package-lock,npm-shrinkwrap,bower,component,composer,deno,lerna,nx,turbo,rush,project,global,bunfig}.json",
    "{yarn,poetry,Gemfile,Cargo,composer,Pipfile,pdm,uv}.lock",
    "*.lock",
    "{pnpm-lock,pnpm-workspace,.yarnrc,pubspec,.pre-commit-config,lefthook,environment}.{yml,yaml}",
    "*.lockfile",
    "{pyproject,Cargo,Pipfile,Pipfile.lock,bunfig,book,rustfmt,clippy,netlify,Gopkg}.toml",
    "{setup,.flake8,flake8,pylintrc,.*}.cfg",
    "{tox,pytest,mypy,flake8}.ini",
    "{pom,ivy,build,package,settings-maven,assembly,nuspec,MANIFEST}.xml",
    "*-pom.xml",
    "{pom,gradle,gradle-wrapper,maven-wrapper,local,lombok,git,build,release,dependencies,jrebel,rebel,version,versions,META-INF}.properties",
    "gradle.properties",
    "{packages,nuget,.nuget,repositories,NuGet}.config",
    "{nuget,packages}*.config",
    "*.{csproj,vbproj,sln,iml,props,targets,user,suo,nuspec,vcxproj,pbxproj}",
    ".npmrc",
    "{.nvmrc,.python-version,.tool-versions}",
    "**/public/manifest.json",
    "browserconfig.xml",
    "*{translation,translations,traduccion,traducao,idioma,uebersetzung}*.ini",
    "**/{.mvn,gradle/wrapper}/**",
    "**/maven-archiver/**",
    "{tsconfig,jsconfig,tslint,jest,babel,cypress,vite,renovate,biome,nodemon,typedoc,angular,components,vetur}{,.*,-*}.json",
    ".*rc{,.json,.yml,.yaml,.js,.cjs,.toml}",
    ".{editorconfig,eslintignore,prettierignore,gitignore,gitattributes,dockerignore,npmignore,browserslistrc,talismanignore,mailmap}",
    "{eslint,prettier,babel,playwright,vitest,wdio,nightwatch,metro,esbuild,tsup,lint-staged,svelte,astro,unocss,uno,windi,storybook,typedoc,release,semantic-release,webpack,rollup,vite,jest,karma,postcss,tailwind,commitlint,stylelint,vue,next,nuxt}.config.*",
    "*{checkstyle,pmd,spotbugs,findbugs,dependency-check,sonar,ruleset,jacoco}*.xml",
    "{ruleset,suppressions,codestyle}*.xml",
    "{sonar-project,checkstyle,sonar}.properties",
    "{.clang-format,.rubocop,.markdownlint,.yamllint,.commitlintrc,.stylelintrc,.lintstagedrc,.coderabbit,mkdocs,_config,codecov,.codecov,crowdin,.readthedocs,sonar-project,.swcrc}{,.*}.{yml,yaml,json}",
    "{mkdocs,_config,azure,book,.coderabbit,codecov,dependabot,crowdin,.readthedocs}.{yml,yaml,toml}",
    "{.gitleaks,gitleaks,bundler-audit,brakeman,i18n-tasks,reek,erb-lint,erb_lint,phpstan,psalm,bandit,semgrep,detekt}{,.*}.{yml,yaml,xml,toml}",
    "*.code-workspace",
    ".[a-z]*.{yml,yaml}",
    "!.env*",
    "**/eclipse/*{Formatter,templates}*.xml",
    "**/{intellij,eclipse}/**",
    ".classpath",
    "**/{build,out}/**",
    "!**/build/**/{Dockerfile*,docker-compose*,*.conf,*.sh,*.bat,*.ps1,.env*,*.env,application*.*,*.ini,*.reg}",
    "**/{target,dist,obj,classes,.output,unpackage,_site,.docusaurus,generated,generated-sources}/**",
    "!**/target/**/{appsettings*.json,App.config,Web.config,Web.*.config,Settings.settings,environment.ts,environment.*.ts}",
    "**/bin/{Debug,Release,x86,x64,net*,main,test,classes,src,default,generated-sources}/**",
    "**/WEB-INF/{classes,lib}/**",
    "**/.{github,gitlab,circleci,gitea,gitee,azuredevops,husky,buildkite,tekton,teamcity,tx,changeset}/**",
    "{.gitlab-ci,.travis,.drone,appveyor,azure-pipelines,bitbucket-pipelines,cloudbuild,.codeclimate,bamboo,.cirrus,Jenkinsfile,mergify,.mergify,dependabot,stale}*.{yml,yaml}",
    "**/.{ai,agents,claude,cursor,specify,kiro,windsurf,codex,gemini,roo,trae,qoder,junie,continue,opencode,amazonq,githooks,idea,vscode,vs,settings,history,metadata,fleet,hbuilderx,svn,hg,git,devcontainer,externalToolBuilders,gradle,next,nuxt,cache,venv,tox,yarn,scannerwork}/**",
    "**/{nbproject,__pycache__,.project}/**",
    "**/{apache-maven-*,apache-tomcat-*/{lib,webapps/docs,webapps/examples},maven/repository,.m2}/**",
    "**/{i18n,locale,locales,lang,langs,language,languages,l10n,nls,translations,messageproperties}/**",
    "{messages,message,ValidationMessages,ApplicationResources,errormessages,Resources,Strings,labels,text}{,_*,-*}.properties",
    "*{messages,Messages,Bundle,i18n,I18n,Labels}{,_*}.properties",
    "*_{en,zh,fr,es,pt,de,it,ja,ko,ru,ar,hi,bn,id,vi,th,tr,pl,nl,sw,ht,am}{,_*}.properties",
    "{messages,locale,locales,translations,strings}{,_*,-*,.*}.{json,yml,yaml,xml}",
    "{zh-CN,zh_CN,zh-TW,zh,en,en-US,en_US,fr,es,de,ja,ko,pt,pt_BR,ar,ru}.{json,yml,yaml,properties}",
    "!**/openmrs/apps/**/*.json",
    "!**/{config,configs,configuration}/**/*.csv",
    "*{Mapper,Dao,DAO,MapperExt,MapperExtend,-mapper,_mapper,SqlMap}.xml",
    "**/{mapper,mappers,mybatis/mapper,sqlmap,sqlmaps}/**/*.xml",
    "*.hbm.xml",
    "**/META-INF/{orm,maven}/**",
    "{orm,taglib,faces-config,tiles,validation,validator-rules}.xml",
    "*.tld",
    "**/test/**",
    "!test/**",
    "!**/{config,conf,configs,configuration,environments,envs,env,overlays,profiles,sites,clusters,stages,inventories,inventory,deploy,deployment,deployments,k8s,kubernetes,kustomize,helm,values,group_vars,host_vars,nacos,docker,compose,nginx,ansible,terraform,resources,public,server,servers,部署,配置}/test/**",
    "test/{pki,certs,keys,resources}/**",
    "**/{e2e-tests,e2e_tests,e2e-test,integration-tests,integration_tests,integration-test,system-tests,acceptance-tests,functional-tests,smoke-tests,load-tests,perf-tests,testsuite,testcases,test-cases}/**",
    "**/{src/test,src/it,src/androidTest,test/resources,tests/resources,test-resources,testdata,test-data,test_data,__tests__,__mocks__,__fixtures__,__snapshots__,fixtures,fixture,cypress,e2e,spec/support,mocks,mock,test-suite}/**",
    "**/{test,tests}/{unit,data,integration,java,python,fixture,performance}/**",
    "**/tests/**",
    "spec/**",
    "test/{assets,oidc,e2e,integration,functional,acceptance,system,support}/**",
    "**/{surefire-reports,failsafe-reports,coverage,htmlcov}/**",
    "**/{node_modules,bower_components,jspm_packages,vendor,vendors,third_party,third-party,thirdparty,3rdparty,external,externals,Pods,site-packages,packages/*.[0-9]*.[0-9]*,wxcomponents,uni_modules,miniprogram_npm,typings}/**",
    "**/static/{plugins,plugin,lib,libs,ajax/libs,vendor,vendors,assets/plugins}/**",
    "**/{webapp,public,resources,assets,wwwroot,content,js,scripts,Web,www,html}/{plugins,plugin,lib,libs,vendor,vendors,js/plugins,js/lib,js/libs}/**",
    "**/{jquery*,layui*,easyui*,jquery-easyui*,ueditor*,kindeditor*,ckeditor*,tinymce*,bootstrap-*,bootstrap,font-awesome*,echarts*,zTree*,ztree*,My97DatePicker*,datepicker*,select2*,element-ui*,pdfjs*,monaco-editor*,codemirror*,extjs*,ext-[0-9]*,dwz*,hplus*,adminlte*,swagger-ui*,lodop*,webuploader*}/**",
    "**/{JCL,JVCL,DevExpress*,FastReport*,Indy,Synapse,TMS,RxLib,UniDAC,ZeosLib,Zeos}/**"
  ]
} as const;
