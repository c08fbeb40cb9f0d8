/**
 * Leaked passwords of 12 characters and more that are tried first, and the roots of those that
 * become long enough with digits at an end; lower case, letters and digits only.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passwort motdepasse contrasena wachtwoord passwordpassword mypassword yourpassword
  thepassword newpassword oldpassword passw0rd p4ssw0rd p4ssword pa55word pa55w0rd passwordadmin
  adminpassword rootpassword userpassword testpassword defaultpassword temppassword
  temporarypassword changepassword changeme changemenow pleasechangeme changeit changethis
  changethispassword letmein letmeinnow letmeinplease welcome welcomeback welcomehome
  administrator adminadmin adminadminadmin administrador superuser supersecret topsecret
  secretpassword mysecret mysecretpassword secretsecret qwerty qwertyuiop qwertyqwerty
  qwertyuiopasdf qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertzuiop
  azertyuiop azertyazerty asdfghjkl asdfasdfasdf asdfghjklzxcvbnm zxcvbnmasdfghjkl 1q2w3e4r5t6y
  q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 qazwsxedcrfv qazwsxedc 1qazxsw23edc
  q1w2e3r4t5y6u7i8 1q2w3e4r5t6y7u8i9o0p 123qweasdzxc qweasdzxc qweasdzxc123 qwe123asd456
  abc123abc123 a1b2c3d4e5f6 a1b2c3d4e5f6g7h8 1a2b3c4d5e6f aa12345678 abcd12345678 abcdefghijkl
  abcdefghijklmnop abcdefghijklmnopqrstuvwxyz alphabet alphabetsoup iloveyou iloveyousomuch
  iloveyouforever iloveyoubaby iloveyou1234 ilovemyself ilovemymom ilovemyfamily ilovejesus
  ilovemusic loveyouforever lovelovelove jesuschrist jesusislord jesuslovesme godisgood
  ingodwetrust thankyoujesus monkeymonkey dragondragon sunshine princess footballfootball
  football baseball basketball liverpool liverpoolfc manchester manchesterunited manchestercity
  arsenalfc chelseafc barcelona realmadrid juventus bayernmunchen dallascowboys
  pittsburghsteelers greenbaypackers redskins starwars startrek pokemon pokemonmaster superman
  batman spiderman supermario harrypotter lordoftherings gameofthrones minecraft callofduty
  counterstrike worldofwarcraft leagueoflegends finalfantasy thunderbird harleydavidson
  mercedesbenz lamborghini volkswagen mastercard computer computerscience keyboard internet
  microsoft windows windowsxp windows10 google facebook instagram linkedin linkedinlinkedin
  twitter youtube amazon whatsapp telephone television photoshop photography butterfly
  butterflies sweetheart chocolate strawberry blueberry watermelon pineapple cheeseburger
  tinkerbell hellokitty mickeymouse winniethepooh spongebob spongebobsquarepants scoobydoo
  bobmarley michaeljackson michaeljordan justinbieber onedirection taylorswift slipknot
  metallica linkinpark greenday nirvana rockandroll rocknroll heavymetal letsrock
  correcthorsebatterystaple correcthorse batterystaple trustnoone trustno1 opensesame
  openthedoor abracadabra hellohello helloworld hellothere whatever whateverwhatever
  idontknow idontcare nopassword nothing nothingnothing fuckyou fuckyoufuckyou fuckoff
  motherfucker assholeasshole bullshit pussypussy australia newzealand california california1
  newyorkcity sanfrancisco losangeles washington philadelphia unitedstates america
  deutschland schweiz frankreich england scotland switzerland argentina venezuela colombia
  philippines indonesia bangladesh pakistan southafrica september november december january
  february october summer summertime winter spring autumn monday tuesday wednesday thursday
  friday saturday sunday company companyname example examplepassword placeholder
  claimcheck claimcheckclaimcheck claimcheckadmin claimcheckpassword databasepassword
  database postgres postgrespassword mysqlpassword oracle redhat ubuntu raspberry raspberrypi
  kubernetes docker jenkins grafana vagrant vagrantvagrant guestguest testtesttest testtest
  testing testing123 test123test123 demodemodemo demopassword useruseruser rootrootroot toor
  rootroot master masterkey masterpassword security securitypassword secure securepassword
  unbreakable unknown blahblahblah blablabla lalalalalala hahahahahaha hahahaha xxxxxxxxxxxx
  747474747474 121212121212 112233445566 111222333444 147258369 147258369147 159753159753
  159357159357 123456789abc 123456789qwerty 123321123321 123123123123 987654321987 102030405060
  `
    .trim()
    .split(/\s+/),
);
